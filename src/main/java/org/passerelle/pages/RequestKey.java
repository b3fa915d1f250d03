package org.passerelle.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.RequestKeys;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.WrongField;

/** The {@code Idempotency-Key} of a request to the API, as a parameter of whoever answers it. */
public final class RequestKey {

  /** The header in which it stands. */
  public static final String HEADER = "Idempotency-Key";

  private static final String FORM = "[\\x21-\\x7E]{1,200}";

  private final RequestKeys keys;
  private final ObjectMapper json;
  private final String request;
  private final @Nullable String key;

  /**
   * Of a request.
   *
   * @param request method and address, so that one key never stands for two errands
   * @param values  what the header said
   * @throws WrongField when it says what no key is, or two
   */
  RequestKey(RequestKeys keys, ObjectMapper json, String request, String @Nullable [] values) {
    this.keys = keys;
    this.json = json;
    this.request = request;
    this.key = values == null || values.length == 0 ? null : values[0];
    if (values != null && values.length > 1 || key != null && !key.matches(FORM)) {
      throw new WrongField(HEADER, "validation.idempotencyKey");
    }
  }

  /** The key; null when the program sent none. */
  public @Nullable String value() {
    return key;
  }

  /** Does the work unless it was done under this key before; then answers with what {@code again} finds. */
  public <T> T once(Object body, Supplier<T> work, Supplier<T> again) {
    return keys.once(SignedIn.organization(), key, request + "\n" + written(body), work, again);
  }

  /** The same for work whose result is looked up afterwards. */
  public void once(Object body, Runnable work) {
    once(body, () -> {
      work.run();
      return true;
    }, () -> true);
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read cannot be written", e);
    }
  }
}
