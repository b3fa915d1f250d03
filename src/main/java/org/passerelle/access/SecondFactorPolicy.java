package org.passerelle.access;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who must give more than a password: whoever has a second factor, always; whoever has none must enter one first where it is required
 * ({@code passerelle.second-factor}), or where an earlier one was taken off.
 */
@Component
public class SecondFactorPolicy {

  private final Rule rule;

  SecondFactorPolicy(@Value("${passerelle.second-factor:required}") Rule rule) {
    this.rule = rule;
  }

  /** What is still asked of the person after the right password. */
  Optional<SignInStep> after(SignedIn person, boolean due) {
    if (person.secured()) {
      return Optional.of(SignInStep.code);
    }
    return due || required() ? Optional.of(SignInStep.enrolment) : Optional.empty();
  }

  /** Whether nobody may go without. */
  public boolean required() {
    return rule == Rule.required;
  }

  /** Whether a second factor is a duty or an offer. */
  enum Rule {
    required, offered
  }
}
