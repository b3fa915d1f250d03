package org.passerelle.handoff.aftercare;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Person;

/**
 * The year after a principal applicant's arrival in which family left behind and declared before leaving may follow (one-year window, IRPR 141).
 *
 * @param landed   the day the family landed
 * @param closesOn the last day
 * @param quebec   whether the family lives in Québec: then the ministry is who takes the request
 * @param over     whether the last day is over
 * @param left     the members who were declared and did not travel
 */
public record OneYearWindow(LocalDate landed, LocalDate closesOn, boolean quebec, boolean over, List<Left> left) {

  /**
   * Somebody left behind.
   *
   * @param done what was done for them; null when nothing was
   */
  public record Left(Person person, @Nullable Done done) {
  }

  /**
   * What was done.
   *
   * @param way        {@code referral}: a linked referral was prepared; {@code ministry}: the family was directed to Québec's ministry
   * @param caseNumber the case the referral has become, once the partner has sent it
   */
  public record Done(UUID personId, String way, @Nullable String caseNumber, String by, Instant at) {
  }
}
