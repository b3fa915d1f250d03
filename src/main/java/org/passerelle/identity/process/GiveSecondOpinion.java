package org.passerelle.identity.process;

import org.passerelle.identity.IdentityDecisions;
import org.springframework.stereotype.Component;

/** The second officer's opinion on a contradiction, a suspicion of fraud or an emergency override. */
@Component
class GiveSecondOpinion extends SecondOpinions {

  GiveSecondOpinion(IdentityDecisions decisions) {
    super(decisions);
  }

  @Override
  public String task() {
    return IdentityModel.SECOND_OPINION_TASK;
  }
}
