package org.passerelle.handoff;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Place;

/** Weighs the cities that could receive a family whom no sponsor receives, and counts who is destined where. */
public interface CityChoice {

  /**
   * Opens the request to match a destination (DMR), if it is not open, and puts the cities in an order for this family, which is kept with the reasons.
   *
   * @param open the cities outside Québec that receive families today
   * @return those of them that the family may be sent to, the most fitting first
   */
  List<Suggestion> propose(UUID caseId, List<Place> open);

  /**
   * Takes the family's places of this year's plan of the city, and keeps the officer's choice beside what was proposed.
   *
   * @param reason     why this city
   * @param beyondPlan why the family goes there although the plan has no room left; null when nothing was said
   * @throws WrongField when the city cannot care for the family, or has no room left and nobody said why it goes there all the same
   */
  void take(UUID caseId, Place city, String reason, @Nullable String beyondPlan);

  /** Gives back what a family had taken that will not come. Does nothing when it had taken nothing. */
  void giveBack(UUID caseId);

  /**
   * A city for a family.
   *
   * @param because what speaks most for it, a code whose words are {@code destining.because.<code>}; never health
   */
  record Suggestion(Place place, String because) {
  }
}
