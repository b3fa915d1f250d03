package org.passerelle.identity.gate;

import java.util.List;

/** One of the conditions under which an NGO may be asked. What its answer rests on stays as it is until the transaction ends. */
interface GateCondition {

  Gate.Condition condition();

  /** That it is met, in one finding; or every reason for which it is not. Never empty. */
  List<Finding> check(Asked asked);
}
