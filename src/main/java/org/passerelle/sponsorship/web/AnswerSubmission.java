package org.passerelle.sponsorship.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A sponsor's answer as it sends it, by page or by program.
 *
 * @param reason why it declines; needed then, and not kept when it accepts
 */
public record AnswerSubmission(@Nullable @NotNull(message = "{validation.answer.accept}") Boolean accept,
    @Nullable @Size(max = 2000, message = "{validation.answer.length}") String reason) {

  /** An empty form. */
  public static AnswerSubmission blank() {
    return new AnswerSubmission(null, null);
  }
}
