package org.passerelle.sponsorship.draw.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A sponsor's application as it comes in, from the page or a program. Its category is the register's.
 *
 * @param caseNumber of a family that names the sponsor
 * @param declared   that no money comes from the refugee, relatives or third parties, and that the sponsor does not apply on behalf of others
 */
public record ApplicationForm(@NotBlank(message = "{window.fault.caseNumber}") @Nullable String caseNumber,
    @NotNull(message = "{window.fault.declared}") @AssertTrue(message = "{window.fault.declared}") @Nullable Boolean declared) {

  private static final int LONGEST = 40;

  /** A form nobody has filled in. */
  public static ApplicationForm blank() {
    return new ApplicationForm(null, null);
  }

  /** The case's number as typed; one that is too long names no case. */
  public String number() {
    String typed = caseNumber == null ? "" : caseNumber.strip();
    return typed.length() > LONGEST || typed.chars().anyMatch(Character::isISOControl) ? "" : typed;
  }
}
