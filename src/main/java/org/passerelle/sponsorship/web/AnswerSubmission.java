package org.passerelle.sponsorship.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.DeclineReason;

/**
 * A sponsor's answer as it sends it, by page or by program.
 *
 * @param reasonCode why it declines, out of the short list; not kept when it accepts
 * @param reason     why it declines, in words; needed then unless a code other than {@code other} says it, and not kept when it accepts
 */
public record AnswerSubmission(@Nullable @NotNull(message = "{validation.answer.accept}") Boolean accept,
    @Nullable DeclineReason reasonCode, @Nullable @Size(max = 2000, message = "{validation.answer.length}")
    @Pattern(regexp = Written.PROSE, message = "{validation.answer.control}") String reason) {

  /** An empty form. */
  public static AnswerSubmission blank() {
    return new AnswerSubmission(null, null, null);
  }
}
