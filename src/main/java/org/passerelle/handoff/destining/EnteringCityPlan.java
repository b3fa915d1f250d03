package org.passerelle.handoff.destining;

import org.passerelle.access.Audit;
import org.passerelle.partner.ChangedMeanwhile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entering what a city plans to receive in a year. Nothing is overwritten: who was destined before was destined by what held then. */
@Service
public class EnteringCityPlan {

  private final CityPlans plans;
  private final Audit audit;

  EnteringCityPlan(CityPlans plans, Audit audit) {
    this.plans = plans;
    this.audit = audit;
  }

  /**
   * Adds a row, which holds from now on.
   *
   * @param after number of the year's last row when the form was opened; 0 when there was none
   * @throws ChangedMeanwhile when somebody else added one since
   */
  @Transactional
  public void enter(String place, int year, int after, int persons, String source) {
    if (!plans.add(place, year, after, persons, source)) {
      throw new ChangedMeanwhile();
    }
    audit.record("enterCityPlan", place, year + " " + persons);
  }
}
