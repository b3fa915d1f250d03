package org.passerelle.engine;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A human task while it is being completed.
 *
 * @param officer   user name of the officer who completes it
 * @param variables reads the routing variables of the running model by name: ids, flags, codes
 */
public record OpenTask(String officer, Function<String, @Nullable Object> variables) {

  /** The case the task belongs to. */
  public UUID caseId() {
    return id(Variables.CASE_ID);
  }

  /** The number of that case. */
  public String caseNumber() {
    return String.valueOf(variables.apply(Variables.CASE_NUMBER));
  }

  /**
   * What a variable of the model points at.
   *
   * @throws IllegalStateException when the model has not set it
   */
  public UUID id(String variable) {
    return optionalId(variable).orElseThrow(() -> new IllegalStateException("the model has not set " + variable));
  }

  /** The same, for what only some models or versions set. */
  public Optional<UUID> optionalId(String variable) {
    return Optional.ofNullable(variables.apply(variable)).map(value -> UUID.fromString(value.toString()));
  }
}
