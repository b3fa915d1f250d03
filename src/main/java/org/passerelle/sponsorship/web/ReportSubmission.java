package org.passerelle.sponsorship.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;

/**
 * A sponsor's report on a family's settlement, by page or by program.
 *
 * @param account how the family has settled
 * @param needs   what it lacks
 */
public record ReportSubmission(
    @Nullable @NotBlank(message = "{validation.report.account}") @Size(max = 8000, message = "{validation.report.length}")
    @Pattern(regexp = Written.PROSE, message = "{validation.report.control}") String account,
    @Nullable @Size(max = 4000, message = "{validation.report.length}")
    @Pattern(regexp = Written.PROSE, message = "{validation.report.control}") String needs) {

  /** An empty form. */
  public static ReportSubmission blank() {
    return new ReportSubmission(null, null);
  }

  /** What it lacks; null when nothing was written. */
  public @Nullable String needsOrNone() {
    return needs == null || needs.isBlank() ? null : needs.strip();
  }
}
