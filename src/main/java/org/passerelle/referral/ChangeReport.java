package org.passerelle.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.ReferralSubmission.Member;
import org.passerelle.referral.Written.OneOf;

/**
 * What has changed for a family while its case runs.
 *
 * @param kind        {@code birth}, {@code newDanger} or {@code medical}
 * @param description what happened
 * @param danger      how great the danger is now, for a new danger; it never lowers what is on file
 * @param medicalNeed how great the medical need is now, for a change of health
 * @param newborn     the child, for a birth
 */
public record ChangeReport(
    @NotBlank(message = Written.REQUIRED) @OneOf({BIRTH, NEW_DANGER, MEDICAL}) @Nullable String kind,
    @NotBlank(message = Written.REQUIRED) @Size(max = LONGEST_DESCRIPTION, message = Written.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = Written.NO_CONTROL) @Nullable String description,
    @OneOf({"serious", "immediate"}) @Nullable String danger,
    @OneOf({"none", "significant", "lifeThreatening"}) @Nullable String medicalNeed,
    @Valid @Nullable Member newborn) {

  public static final String BIRTH = "birth";
  public static final String NEW_DANGER = "newDanger";
  public static final String MEDICAL = "medical";

  /** Characters in the description. */
  public static final int LONGEST_DESCRIPTION = 4_000;

  /** The field that goes with the kind of change. */
  String companion() {
    return switch (kind) {
      case BIRTH -> "newborn";
      case NEW_DANGER -> "danger";
      default -> "medicalNeed";
    };
  }

  boolean companionMissing() {
    return switch (companion()) {
      case "newborn" -> newborn == null;
      case "danger" -> danger == null || danger.isBlank();
      default -> medicalNeed == null || medicalNeed.isBlank();
    };
  }
}
