package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.access.SecondFactorPolicy.Rule;

/** Who must give more than a password. */
class SecondFactorPolicyTest {

  private final SecondFactorPolicy required = new SecondFactorPolicy(Rule.required);
  private final SecondFactorPolicy offered = new SecondFactorPolicy(Rule.offered);

  @Test
  void whoeverHasOneIsAskedForItEverywhere() {
    assertThat(required.after(person(true), false)).contains(SignInStep.code);
    assertThat(offered.after(person(true), false)).contains(SignInStep.code);
  }

  @Test
  void whoeverHasNoneEntersOneWhereItIsRequired() {
    assertThat(required.after(person(false), false)).contains(SignInStep.enrolment);
    assertThat(offered.after(person(false), false)).isEmpty();
  }

  @Test
  void whoeverLostOneEntersAnotherEverywhere() {
    assertThat(offered.after(person(false), true)).contains(SignInStep.enrolment);
  }

  private static SignedIn person(boolean secured) {
    return new SignedIn("someone", "Some Onefictional", "hash", "en", null, Set.of(Role.auditor), false, secured, true);
  }
}
