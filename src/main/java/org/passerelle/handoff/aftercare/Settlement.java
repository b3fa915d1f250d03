package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;

/**
 * What became of something owed to a family.
 *
 * @param outcome {@code reached}, or {@code declined} by the family
 * @param day     the day it was, where the family lives
 * @param remarks never about health
 */
public record Settlement(String outcome, LocalDate day, @Nullable String remarks) {

  public static final String REACHED = "reached";
  public static final String DECLINED = "declined";

  static final String HEALTH_OFFER = "healthOffer";
  static final String HEALTH_ASSESSMENT = "healthAssessment";
  static final String SPONSOR_REPORT = "sponsorReport";

  /** @throws WrongField naming the first field that does not fit what is owed */
  void check(OwedMilestone owed) {
    if (outcome.equals(DECLINED) && !owed.declinable()) {
      throw new WrongField("outcome", "validation.aftercare.notDeclinable");
    }
    if (day.isAfter(owed.today())) {
      throw new WrongField("day", "validation.handoff.dayToCome");
    }
    if (day.isBefore(owed.landed())) {
      throw new WrongField("day", "validation.aftercare.beforeLanding");
    }
    if (remarks != null && owed.health()) {
      throw new WrongField("remarks", "validation.aftercare.noHealthRemarks");
    }
  }
}
