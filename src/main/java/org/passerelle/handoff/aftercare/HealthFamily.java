package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family as the health team of its city reads it: who they are, which languages they speak, since when they are there. Nothing of why they
 * fled, nothing of their health but the flag that may be disclosed to the team.
 *
 * @param languages    ISO 639 codes
 * @param landed       the day they landed
 * @param surveillance whether somebody is to be followed up for tuberculosis; null when nothing of it is disclosed to this team
 * @param owed         the offer and the assessment
 */
public record HealthFamily(String caseNumber, String city, List<Member> members, List<String> languages, LocalDate landed,
    @Nullable Boolean surveillance, List<OwedMilestone> owed) {

  /** Someone of the family. */
  public record Member(String name, @Nullable String nameInScript, String birth) {
  }

  /**
   * A family in the list of a team.
   *
   * @param state     of the assessment
   * @param settledOn the day it was made or refused
   */
  public record Line(String caseNumber, String city, LocalDate landed, int persons, @Nullable LocalDate offerDueOn, @Nullable String offerState,
      LocalDate assessmentDueOn, String state, @Nullable LocalDate settledOn, LocalDate today) {

    public boolean offerOverdue() {
      return offerDueOn != null && ("open".equals(offerState) || "carriedOn".equals(offerState)) && offerDueOn.isBefore(today);
    }

    public boolean offered() {
      return Settlement.REACHED.equals(offerState);
    }

    public boolean overdue() {
      return (state.equals("open") || state.equals("carriedOn")) && assessmentDueOn.isBefore(today);
    }
  }
}
