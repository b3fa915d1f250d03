package org.passerelle.notification.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A province's own system, over real HTTP: it takes what comes, or fails in the ways it was told to. */
final class Receiver implements AutoCloseable {

  private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
  private final List<Taken> taken = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int port;

  Receiver() {
    start();
  }

  /** What it does with a request. */
  interface Behaviour {

    void answer(HttpExchange exchange, Taken request, Receiver receiver) throws IOException;
  }

  /** Answers with this status; what it answers with 2xx it has taken in. */
  static Behaviour status(int status) {
    return (exchange, request, receiver) -> {
      if (status / 100 == 2) {
        receiver.take(request);
      }
      write(exchange, status, "");
    };
  }

  /** Takes the message in, and then its answer never comes. */
  static Behaviour takesAndHangs() {
    return (exchange, request, receiver) -> {
      receiver.take(request);
      receiver.await();
    };
  }

  /** Begins to answer and never ends. */
  static Behaviour endless() {
    return (exchange, request, receiver) -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      receiver.await();
    };
  }

  /** Takes the message in and gives the receipt in its answer, signed with this secret. */
  static Behaviour receipt(String secret) {
    return (exchange, request, receiver) -> {
      receiver.take(request);
      String answer = "{\"received\": true}";
      exchange.getResponseHeaders().set(WebhookPost.SIGNATURE, Signatures.of(List.of(secret), request.key(), answer));
      write(exchange, 200, answer);
    };
  }

  void will(Behaviour... behaviours) {
    next.addAll(List.of(behaviours));
  }

  String url() {
    return "http://127.0.0.1:" + port + "/notices";
  }

  void start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  void stop() {
    server.stop(0);
  }

  /** Everything it took in, in order, repeats too. */
  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** What is left when it looks at the keys, as it should. */
  synchronized Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    taken.forEach(each -> keys.add(each.key()));
    return keys;
  }

  @Override
  public void close() {
    over.countDown();
    stop();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Taken request = new Taken(exchange.getRequestHeaders().getFirst(WebhookPost.KEY), exchange.getRequestHeaders().getFirst(WebhookPost.EVENT),
        exchange.getRequestHeaders().getFirst(WebhookPost.TIMESTAMP), exchange.getRequestHeaders().getFirst(WebhookPost.SIGNATURE), body);
    Behaviour behaviour = next.poll();
    (behaviour == null ? status(204) : behaviour).answer(exchange, request, this);
  }

  private synchronized void take(Taken request) {
    taken.add(request);
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** A message as it came. */
  record Taken(String key, String event, String timestamp, String signature, String body) {
  }
}
