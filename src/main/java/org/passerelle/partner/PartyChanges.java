package org.passerelle.partner;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators and compliance officers change about an organization's principals and payees. Each change starts from a version of the
 * register, is noted with what stood before, is audited, and has the organization screened (domain rule: nothing is asked of an organization
 * unless it, its principals and its payees are screened; Criminal Code, s. 83.03).
 */
@Service
public class PartyChanges {

  private static final String SAME = "party.fault.enteredAlready";

  private final OrganizationRegister register;
  private final Parties parties;
  private final ChangeLog log;
  private final PartiesAnnounced announced;
  private final Audit audit;
  private final Today today;

  PartyChanges(OrganizationRegister register, Parties parties, ChangeLog log, PartiesAnnounced announced, Audit audit, Today today) {
    this.register = register;
    this.parties = parties;
    this.log = log;
    this.announced = announced;
    this.audit = audit;
    this.today = today;
  }

  /**
   * Enters a principal or payee.
   *
   * @param fromDay since when; may have passed, or lie ahead
   * @throws ChangedMeanwhile when the register has moved on
   * @throws Refusals         when the same is entered already
   */
  @Transactional
  public void add(OrganizationEntry organization, int version, PartyFacts facts, LocalDate fromDay) {
    register.claim(organization.id(), version);
    new Refusals.Gathered().when(!parties.add(organization.id(), UUID.randomUUID(), facts, fromDay), "name", SAME).refuse();
    log.note(organization.id(), "partyAdded", facts.name(), null, fromDay);
    audit.record("addParty", organization.code(), null);
    announced.changed(organization.id());
  }

  /**
   * Corrects what is known of one, from now on. What stood before stays among the register's changes.
   *
   * @throws Refusals when nothing differs, or another is entered with the same
   */
  @Transactional
  public void correct(OrganizationEntry organization, int version, UUID partyId, PartyFacts facts, LocalDate fromDay) {
    register.claim(organization.id(), version);
    Party before = parties.find(organization.id(), partyId).orElseThrow();
    new Refusals.Gathered()
        .when(before.past(today.get()), "name", "party.fault.ended")
        .when(before.lastDay() != null && before.lastDay().isBefore(fromDay), "fromDay", "organization.fault.endBeforeStart")
        .when(before.facts().equals(facts) && before.fromDay().equals(fromDay), "name", "party.fault.nothingNew").refuse();
    new Refusals.Gathered().when(!parties.write(organization.id(), partyId, facts, fromDay), "name", SAME).refuse();
    log.note(organization.id(), "partyCorrected", before.facts().name(), byField(before.facts(), before.fromDay()), byField(facts, fromDay),
        today.get());
    audit.record("correctParty", organization.code(), null);
    announced.changed(organization.id());
  }

  /**
   * Ends one.
   *
   * @param lastDay may have passed: one often hears of it later
   * @throws Refusals when the days contradict each other, or it has ended before
   */
  @Transactional
  public void end(OrganizationEntry organization, int version, UUID partyId, LocalDate lastDay, String reason) {
    register.claim(organization.id(), version);
    Party party = parties.find(organization.id(), partyId).orElseThrow();
    new Refusals.Gathered()
        .when(lastDay.isBefore(party.fromDay()), "lastDay", "organization.fault.endBeforeStart")
        .when(party.past(today.get()), "lastDay", "party.fault.ended").refuse();
    parties.end(partyId, lastDay, reason);
    log.note(organization.id(), "partyEnded", party.facts().name(), reason, lastDay.plusDays(1));
    audit.record("endParty", organization.code(), null);
    announced.changed(organization.id());
  }

  private static Map<String, @Nullable String> byField(PartyFacts facts, LocalDate fromDay) {
    Map<String, @Nullable String> fields = new LinkedHashMap<>(facts.byField());
    fields.put("fromDay", fromDay.toString());
    return fields;
  }
}
