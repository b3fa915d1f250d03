package org.passerelle.handoff.aftercare;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Persons;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.Disclosed;
import org.passerelle.handoff.Disclosed.Subject;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.MedicalSurveillance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Québec's health teams read: the families in their cities, to whom an assessment is offered within 30 days and made within 90. */
@Service
public class HealthTeams {

  public static final int PAGE = 25;

  private static final Set<DisclosedField> LINE =
      EnumSet.of(DisclosedField.caseNumber, DisclosedField.destination, DisclosedField.persons, DisclosedField.itinerary);
  private static final Set<DisclosedField> WHOLE = EnumSet.of(DisclosedField.caseNumber, DisclosedField.names, DisclosedField.nameInScript,
      DisclosedField.birth, DisclosedField.languages, DisclosedField.itinerary, DisclosedField.destination);

  /** What the register says where there is no notice. */
  private static final String VERSION = "healthAssessment";

  private final HealthFamilies families;
  private final MilestoneRegister register;
  private final Persons persons;
  private final Disclosed disclosed;
  private final MedicalSurveillance surveillance;
  private final Audit audit;

  HealthTeams(HealthFamilies families, MilestoneRegister register, Persons persons, Disclosed disclosed,
      MedicalSurveillance surveillance, Audit audit) {
    this.families = families;
    this.register = register;
    this.persons = persons;
    this.disclosed = disclosed;
    this.surveillance = surveillance;
    this.audit = audit;
  }

  /**
   * Families of the team, one more than a page holds: so much of them as it may be told.
   *
   * @param waiting whether those whose assessment is neither made nor refused, or the others
   * @param after   number of the case after which the page begins; null for the first
   */
  @Transactional
  public List<HealthFamily.Line> list(UUID team, boolean waiting, @Nullable String after, DisclosureChannel channel) {
    List<HealthFamily.Line> found = waiting ? families.waiting(team, after, PAGE + 1) : families.settled(team, after, PAGE + 1);
    Allowed allowed = disclosed.tell(team, DisclosurePurpose.health, LINE, channel,
        found.stream().limit(PAGE).map(line -> new Subject(line.caseId(), VERSION)).toList());
    return found.stream().map(line -> line.only(allowed)).toList();
  }

  /** One family, so much of it as the team may be told; empty when it lives in none of the team's cities. */
  @Transactional
  public Optional<HealthFamily> open(UUID team, String caseNumber, DisclosureChannel channel) {
    List<OwedMilestone> owed = register.ofTeam(team, caseNumber);
    if (owed.isEmpty()) {
      return Optional.empty();
    }
    UUID caseId = owed.get(0).caseId();
    audit.record("readHealthFamily", caseNumber, null);
    Allowed allowed = disclosed.tell(team, DisclosurePurpose.health, WHOLE, channel, List.of(new Subject(caseId, VERSION)));
    List<HealthFamily.Member> members = persons.of(caseId).stream().filter(person -> person.accompanying())
        .map(person -> new HealthFamily.Member(person.fullName(), person.nameInScript(), person.birthAsWritten())).toList();
    return Optional.of(new HealthFamily(caseNumber, families.city(caseId), members, families.languages(caseId), owed.get(0).landed(),
        surveillance.disclosedTo(team, caseId, channel).orElse(null), owed, allowed).told());
  }
}
