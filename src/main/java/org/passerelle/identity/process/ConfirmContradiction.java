package org.passerelle.identity.process;

import org.passerelle.identity.IdentityDecisions;
import org.springframework.stereotype.Component;

/** The second officer's opinion on a contradiction, in cases that began before version 2.0.0 of the model. */
@Component
class ConfirmContradiction extends SecondOpinions {

  ConfirmContradiction(IdentityDecisions decisions) {
    super(decisions);
  }

  @Override
  public String task() {
    return IdentityModel.CONFIRM_CONTRADICTION;
  }
}
