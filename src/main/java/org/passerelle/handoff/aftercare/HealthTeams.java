package org.passerelle.handoff.aftercare;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Persons;
import org.passerelle.handoff.MedicalSurveillance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Québec's health teams read: the families in their cities, to whom an assessment is offered within 30 days and made within 90. */
@Service
public class HealthTeams {

  public static final int PAGE = 25;

  private final HealthFamilies families;
  private final MilestoneRegister register;
  private final Persons persons;
  private final ObjectProvider<MedicalSurveillance> surveillance;
  private final Audit audit;

  HealthTeams(HealthFamilies families, MilestoneRegister register, Persons persons, ObjectProvider<MedicalSurveillance> surveillance,
      Audit audit) {
    this.families = families;
    this.register = register;
    this.persons = persons;
    this.surveillance = surveillance;
    this.audit = audit;
  }

  /**
   * Families of the team, one more than a page holds.
   *
   * @param waiting whether those whose assessment is neither made nor refused, or the others
   * @param after   number of the case after which the page begins; null for the first
   */
  @Transactional(readOnly = true)
  public List<HealthFamily.Line> list(UUID team, boolean waiting, @Nullable String after) {
    return waiting ? families.waiting(team, after, PAGE + 1) : families.settled(team, after, PAGE + 1);
  }

  /** One family; empty when it lives in none of the team's cities. */
  @Transactional
  public Optional<HealthFamily> open(UUID team, String caseNumber) {
    List<OwedMilestone> owed = register.ofTeam(team, caseNumber);
    if (owed.isEmpty()) {
      return Optional.empty();
    }
    UUID caseId = owed.get(0).caseId();
    audit.record("readHealthFamily", caseNumber, null);
    List<HealthFamily.Member> members = persons.of(caseId).stream().filter(person -> person.accompanying())
        .map(person -> new HealthFamily.Member(person.fullName(), person.nameInScript(), person.birthAsWritten())).toList();
    Boolean flag = surveillance.stream().flatMap(each -> each.disclosedTo(team, caseId).stream()).findFirst().orElse(null);
    return Optional.of(new HealthFamily(caseNumber, families.city(caseId), members, families.languages(caseId), owed.get(0).landed(), flag,
        owed));
  }
}
