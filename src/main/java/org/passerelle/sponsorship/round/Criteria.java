package org.passerelle.sponsorship.round;

import java.util.List;

/** Everything that counts, in the order in which officers read it. */
final class Criteria {

  static final List<Criterion> ALL = List.of(new Placement(), new Urgency(), new WaitingTime(), new Fairness(), new SharedLanguage(), new FamilyNearby(),
      new Community(), new Services(), new FamilyWish(), new SponsorWish(), new Load());

  private Criteria() {
  }
}
