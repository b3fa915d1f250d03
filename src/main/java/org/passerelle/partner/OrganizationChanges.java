package org.passerelle.partner;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.reference.Today;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators change about an organization. Each change starts from a version of the register and is refused when that is not the
 * last any more, is noted with what stood before, and is audited.
 */
@Service
public class OrganizationChanges {

  private final OrganizationRegister register;
  private final Organizations organizations;
  private final Contacts contacts;
  private final ChangeLog log;
  private final Audit audit;
  private final Today today;
  private final PartiesAnnounced parties;
  private final ApplicationEventPublisher events;

  OrganizationChanges(OrganizationRegister register, Organizations organizations, Contacts contacts, ChangeLog log, Audit audit, Today today,
      PartiesAnnounced parties, ApplicationEventPublisher events) {
    this.register = register;
    this.organizations = organizations;
    this.contacts = contacts;
    this.log = log;
    this.audit = audit;
    this.today = today;
    this.parties = parties;
    this.events = events;
  }

  /**
   * Enters a referral partner. Organizations of other kinds come with terms of their own (capacity, places) and are entered where those are.
   *
   * @throws Refusals when the code stands for another organization
   */
  @Transactional
  public void enterPartner(String code, OrganizationFacts facts) {
    UUID id = UUID.randomUUID();
    new Refusals.Gathered().when(!register.add(id, code, OrganizationFacts.REFERRAL_PARTNER, facts), "code", "organization.fault.codeUsed").refuse();
    log.note(id, "entered", null, Map.of(), facts.byField(), today.get());
    audit.record("enterOrganization", code, null);
    parties.changed(id);
  }

  /**
   * Changes the organization's own facts, from now on.
   *
   * @throws ChangedMeanwhile when the register has moved on
   */
  @Transactional
  public void changeFacts(OrganizationEntry organization, int version, OrganizationFacts facts) {
    register.claim(organization.id(), version);
    OrganizationFacts before = register.find(organization.code()).orElseThrow().facts();
    register.write(organization.id(), facts);
    log.note(organization.id(), "facts", null, before.byField(), facts.byField(), today.get());
    audit.record("changeOrganization", organization.code(), null);
    if (!before.nameEn().equals(facts.nameEn()) || !before.nameFr().equals(facts.nameFr())) {
      parties.changed(organization.id());
    }
  }

  /**
   * Changes the number of the organization's desk.
   *
   * @throws ChangedMeanwhile when the register has moved on
   */
  @Transactional
  public void changeTelephone(OrganizationEntry organization, int version, @Nullable String telephone) {
    register.claim(organization.id(), version);
    Map<String, @Nullable String> before = Collections.singletonMap("telephone", organizations.telephone(organization.id()).orElse(null));
    organizations.writeTelephone(organization.id(), telephone);
    log.note(organization.id(), "facts", null, before, Collections.singletonMap("telephone", telephone), today.get());
    audit.record("changeOrganization", organization.code(), null);
  }

  @Transactional
  public void addContact(OrganizationEntry organization, int version, Contact contact) {
    register.claim(organization.id(), version);
    contacts.add(organization.id(), contact, SignedIn.actor());
    log.note(organization.id(), "contactAdded", contact.name(), null, contact.fromDay());
    audit.record("addContact", organization.code(), null);
  }

  /**
   * Ends a contact.
   *
   * @param lastDay may have passed: one often hears of it later
   * @throws Refusals when the days contradict each other, or the contact has ended before
   */
  @Transactional
  public void endContact(OrganizationEntry organization, int version, Contact contact, LocalDate lastDay) {
    register.claim(organization.id(), version);
    new Refusals.Gathered()
        .when(lastDay.isBefore(contact.fromDay()), "lastDay", "organization.fault.endBeforeStart")
        .when(contact.past(today.get()), "lastDay", "organization.fault.contactEnded").refuse();
    contacts.end(contact.id(), lastDay);
    log.note(organization.id(), "contactEnded", contact.name(), null, lastDay.plusDays(1));
    audit.record("endContact", organization.code(), null);
  }

  /** From now on nobody of the organization signs in, and it refers nobody; what it was asked is taken back. Its files stay open. */
  @Transactional
  public void suspend(OrganizationEntry organization, int version, String reason) {
    register.claim(organization.id(), version);
    register.suspend(organization.id(), reason);
    log.note(organization.id(), "suspended", null, reason, today.get());
    audit.record("suspendOrganization", organization.code(), null);
    events.publishEvent(new OrganizationSuspended(organization.id()));
  }

  @Transactional
  public void reinstate(OrganizationEntry organization, int version, String reason) {
    register.claim(organization.id(), version);
    register.reinstate(organization.id());
    log.note(organization.id(), "reinstated", null, reason, today.get());
    audit.record("reinstateOrganization", organization.code(), null);
  }
}
