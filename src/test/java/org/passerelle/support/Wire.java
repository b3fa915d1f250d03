package org.passerelle.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A program that speaks HTTP byte by byte, and so can say what a well-behaved client cannot. */
public final class Wire {

  private static final int PATIENCE_MILLIS = 30_000;

  private Wire() {
  }

  /** Sends these bytes on a connection of their own, and reads what is answered until the connection ends. */
  public static Answer send(int port, byte[] request) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      Thread writer = new Thread(() -> write(socket, request));
      writer.start();
      Answer answer = read(socket.getInputStream());
      socket.close();
      writer.join(PATIENCE_MILLIS);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request in the making; headers stand as they are given. */
  public static Request request(String method, String path) {
    return new Request(method, path).header("Host", "localhost").header("Connection", "close");
  }

  private static void write(Socket socket, byte[] request) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
    } catch (IOException refusedMidway) {
      // the answer says why
    }
  }

  private static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      while (!whole(all)) {
        int read = in.read(buffer);
        if (read < 0) {
          break;
        }
        all.write(buffer, 0, read);
      }
    } catch (java.net.SocketException resetAfterTheAnswer) {
      // what was read stands
    }
    return Answer.of(all.toString(StandardCharsets.UTF_8));
  }

  /** Whether the answer has come, although the connection stays open for what was announced and never sent. */
  private static boolean whole(ByteArrayOutputStream read) {
    String text = read.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r\n0\r\n\r\n")
        || text.contains("\r\n\r\n") && Answer.of(text).header("Content-Length").map(Integer::valueOf)
            .filter(length -> Answer.of(text).body().getBytes(StandardCharsets.UTF_8).length >= length).isPresent();
  }

  /** What is sent. */
  public static final class Request {

    private final StringBuilder head = new StringBuilder();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private boolean lengthSaid;

    private Request(String method, String path) {
      head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    }

    public Request header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    public Request without(String name) {
      headers.remove(name);
      return this;
    }

    public Request as(String clientId) {
      return header("Authorization", "Basic " + Base64.getEncoder()
          .encodeToString((clientId + ":demonstration-secret-" + clientId).getBytes(StandardCharsets.UTF_8)));
    }

    public Request body(byte[] bytes) {
      body = bytes.clone();
      return this;
    }

    /** Says the length itself, or not at all. */
    public Request lengthSaid() {
      lengthSaid = true;
      return this;
    }

    public byte[] bytes() {
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      if (!lengthSaid && body.length > 0) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[start.length + body.length];
      System.arraycopy(start, 0, all, 0, start.length);
      System.arraycopy(body, 0, all, start.length, body.length);
      return all;
    }
  }

  /** What is answered; header names are compared without regard to case. */
  public record Answer(int status, Map<String, String> headers, String body) {

    static Answer of(String text) {
      if (!text.startsWith("HTTP/1.1 ")) {
        throw new IllegalStateException("no answer: " + text);
      }
      int end = text.indexOf("\r\n\r\n");
      String[] head = text.substring(0, end).split("\r\n");
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int line = 1; line < head.length; line++) {
        String[] parts = head[line].split(": ?", 2);
        headers.put(parts[0], parts[1]);
      }
      String body = text.substring(end + 4);
      return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers,
          "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding")) && text.endsWith("0\r\n\r\n") ? unchunked(body) : body);
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    private static String unchunked(String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      int at = 0;
      while (at < bytes.length) {
        int end = at;
        while (bytes[end] != '\r') {
          end++;
        }
        int size = Integer.parseInt(new String(bytes, at, end - at, StandardCharsets.US_ASCII), 16);
        whole.write(bytes, end + 2, size);
        at = end + 2 + size + 2;
        if (size == 0) {
          break;
        }
      }
      return whole.toString(StandardCharsets.UTF_8);
    }
  }
}
