package org.passerelle.sponsorship.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A sponsor's answer as it sends it, by page or by program.
 *
 * @param reason why it declines; needed then, and not kept when it accepts
 */
public record AnswerSubmission(@Nullable @NotNull(message = "{validation.answer.accept}") Boolean accept,
    @Nullable @Size(max = 2000, message = "{validation.answer.length}")
    @Pattern(regexp = AnswerSubmission.PROSE, message = "{validation.answer.control}") String reason) {

  /** Text without control characters other than line ends and tabs, and without halves of characters. */
  static final String PROSE = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\p{Cs}]*";

  /** An empty form. */
  public static AnswerSubmission blank() {
    return new AnswerSubmission(null, null);
  }
}
