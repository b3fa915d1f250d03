package org.passerelle.notification.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.passerelle.notification.Attempt.Outcome;
import org.passerelle.notification.webhook.Addresses.WrongAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hands a message to another system and judges its answer. The host is looked up and judged right before the connection, redirections are not followed,
 * and a certificate of that very host is asked for, so that a host that changes where it leads meanwhile gains nothing but a knock.
 */
@Component
class WebhookPost {

  /** Which message this is: the same at each attempt. */
  static final String KEY = "Idempotency-Key";
  static final String EVENT = "Passerelle-Event";
  /** Seconds since 1970, when the attempt was made; signed with the body. */
  static final String TIMESTAMP = "Passerelle-Timestamp";
  static final String SIGNATURE = "Passerelle-Signature";

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
  private static final List<Integer> REFUSALS = List.of(401, 410);

  private final Addresses addresses;
  private final ObjectMapper json;
  private final Clock clock;
  private final Duration answersWithin;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).followRedirects(Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
          .version(Version.HTTP_1_1).build();

  WebhookPost(Addresses addresses, ObjectMapper json, Clock clock, @Value("${passerelle.webhooks.answers-within:PT10S}") Duration answersWithin) {
    this.addresses = addresses;
    this.json = json;
    this.clock = clock;
    this.answersWithin = answersWithin;
  }

  /**
   * Sends one message.
   *
   * @param secrets with which it is signed
   * @param key     the same at each attempt
   */
  Delivery send(String url, List<String> secrets, String event, UUID key, String body) {
    try {
      URI address = URI.create(url);
      addresses.check(address);
      HttpResponse<String> answer = within(client.sendAsync(request(address, secrets, event, key, body), head -> new ShortBody()));
      return judge(answer, secrets, key);
    } catch (WrongAddress e) {
      return Delivery.failed(Outcome.wrongAddress, e.getMessage());
    } catch (UnknownHostException e) {
      return Delivery.failed(Outcome.unreachable, "UnknownHostException");
    } catch (TimeoutException e) {
      return Delivery.failed(Outcome.timedOut, "TimeoutException");
    } catch (IOException e) {
      return Delivery.failed(e instanceof HttpTimeoutException ? Outcome.timedOut : e instanceof ConnectException ? Outcome.unreachable : Outcome.failed,
          e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.failed(Outcome.failed, "InterruptedException");
    }
  }

  private HttpRequest request(URI address, List<String> secrets, String event, UUID key, String body) {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(address).header("Content-Type", "application/json; charset=utf-8").header("User-Agent", "Passerelle")
        .header(KEY, key.toString()).header(EVENT, event).header(TIMESTAMP, timestamp).header(SIGNATURE, Signatures.of(secrets, timestamp, body))
        .POST(BodyPublishers.ofString(body)).build();
  }

  /** The whole answer counts: one that begins in time and never ends is none. */
  private HttpResponse<String> within(CompletableFuture<HttpResponse<String>> sent) throws IOException, InterruptedException, TimeoutException {
    try {
      return sent.get(answersWithin.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    }
  }

  private Delivery judge(HttpResponse<String> answer, List<String> secrets, UUID key) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return new Delivery(Outcome.delivered, status, null, saysReceived(answer, secrets, key));
    }
    return new Delivery(REFUSALS.contains(status) ? Outcome.refused : Outcome.failed, status, null, false);
  }

  /** An answer counts as a receipt when it says so and is signed, over the key of the message and the answer, with the secret both sides know. */
  private boolean saysReceived(HttpResponse<String> answer, List<String> secrets, UUID key) {
    try {
      return answer.headers().firstValue(SIGNATURE).filter(signature -> Signatures.valid(signature, secrets, key.toString(), answer.body())).isPresent()
          && json.readTree(answer.body()).path("received").asBoolean(false);
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * What came of an attempt.
   *
   * @param received whether the answer is a receipt
   */
  record Delivery(Outcome outcome, @Nullable Integer status, @Nullable String error, boolean received) {

    static Delivery failed(Outcome outcome, @Nullable String error) {
      return new Delivery(outcome, null, error, false);
    }
  }
}
