package org.passerelle.sponsorship.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.undertaking.DecidingUndertakings.Decision;

/**
 * The ministry's decision on an undertaking, by page or by program.
 *
 * @param reason  needed unless it is approved; the sponsor reads it
 * @param version how often it had been filed when it was read: what was filed since is not decided on by it
 */
public record UndertakingDecisionForm(@Nullable @NotNull(message = "{validation.undertaking.decision}") Decision decision,
    @Nullable @Size(max = 4000, message = "{validation.report.length}") @Pattern(regexp = Written.PROSE, message = "{validation.report.control}") String reason,
    @Nullable Integer version) {

  /** An empty form. */
  public static UndertakingDecisionForm blank() {
    return new UndertakingDecisionForm(null, null, null);
  }

  /** The reason; null when none was written. */
  public @Nullable String reasonOrNone() {
    return reason == null || reason.isBlank() ? null : reason.strip();
  }
}
