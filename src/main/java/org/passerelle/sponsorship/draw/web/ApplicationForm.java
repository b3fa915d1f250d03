package org.passerelle.sponsorship.draw.web;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.draw.Category;

/**
 * A sponsor's application as it comes in, from the page or a program.
 *
 * @param caseNumber of a family that names the sponsor
 * @param category   R, RS, E or ES
 * @param declared   that no money comes from the refugee, relatives or third parties, and that the sponsor does not apply on behalf of others
 */
public record ApplicationForm(@NotBlank(message = "{window.fault.caseNumber}") @Nullable String caseNumber,
    @NotBlank(message = "{window.fault.chooseCategory}") @Pattern(regexp = "|R|RS|E|ES", message = "{window.fault.chooseCategory}") @Nullable String category,
    @NotNull(message = "{window.fault.declared}") @AssertTrue(message = "{window.fault.declared}") @Nullable Boolean declared) {

  private static final int LONGEST = 40;

  /** A form nobody has filled in. */
  public static ApplicationForm blank() {
    return new ApplicationForm(null, null, null);
  }

  /** The case's number as typed; one that is too long names no case. */
  public String number() {
    String typed = caseNumber == null ? "" : caseNumber.strip();
    return typed.length() > LONGEST || typed.chars().anyMatch(Character::isISOControl) ? "" : typed;
  }

  public Category chosen() {
    return Category.valueOf(String.valueOf(category));
  }
}
