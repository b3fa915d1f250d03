package org.passerelle.handoff.aftercare;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.DisclosedField;

/**
 * A family as the health team of its city reads it: who they are, which languages they speak, since when they are there. Nothing of why they
 * fled, nothing of their health but the flag that may be disclosed to the team. What its agreement does not list is null.
 *
 * @param languages    ISO 639 codes
 * @param landed       the day they landed
 * @param surveillance whether somebody is to be followed up for tuberculosis; null when nothing of it is disclosed to this team
 * @param owed         the offer and the assessment
 * @param allowed      what the team may be told, under which agreement
 */
public record HealthFamily(String caseNumber, @Nullable String city, @Nullable List<Member> members, @Nullable List<String> languages,
    @Nullable LocalDate landed, @Nullable Boolean surveillance, List<OwedMilestone> owed, Allowed allowed) {

  /** The same with nothing in it but what may be told. */
  HealthFamily told() {
    boolean named = allowed.may(DisclosedField.names) || allowed.may(DisclosedField.nameInScript) || allowed.may(DisclosedField.birth);
    return new HealthFamily(caseNumber, allowed.only(DisclosedField.destination, city),
        members == null || !named ? null : members.stream().map(member -> member.only(allowed)).toList(),
        allowed.only(DisclosedField.languages, languages), allowed.only(DisclosedField.itinerary, landed), surveillance, owed,
        allowed);
  }

  /** Someone of the family. */
  public record Member(@Nullable String name, @Nullable String nameInScript, @Nullable String birth) {

    private Member only(Allowed allowed) {
      return new Member(allowed.only(DisclosedField.names, name), allowed.only(DisclosedField.nameInScript, nameInScript),
          allowed.only(DisclosedField.birth, birth));
    }
  }

  /**
   * A family in the list of a team.
   *
   * @param state     of the assessment
   * @param settledOn the day it was made or refused
   */
  public record Line(UUID caseId, String caseNumber, @Nullable String city, @Nullable LocalDate landed, @Nullable Integer persons,
      @Nullable LocalDate offerDueOn, @Nullable String offerState, LocalDate assessmentDueOn, String state, @Nullable LocalDate settledOn,
      LocalDate today) {

    /** The same with nothing in it but what may be told. */
    Line only(Allowed allowed) {
      return new Line(caseId, caseNumber, allowed.only(DisclosedField.destination, city), allowed.only(DisclosedField.itinerary, landed),
          allowed.only(DisclosedField.persons, persons), offerDueOn, offerState, assessmentDueOn, state, settledOn, today);
    }

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
