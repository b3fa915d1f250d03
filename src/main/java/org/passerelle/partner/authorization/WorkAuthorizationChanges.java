package org.passerelle.partner.authorization;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Refusals;
import org.passerelle.partner.authorization.Ending.Why;
import org.passerelle.partner.authorization.WorkAuthorization.Event;
import org.passerelle.partner.authorization.WorkAuthorization.Facts;
import org.passerelle.partner.authorization.WorkAuthorization.Kind;
import org.passerelle.partner.authorization.WorkAuthorization.NamedPartner;
import org.passerelle.partner.authorization.WorkAuthorization.Signature;
import org.passerelle.partner.authorization.WorkAuthorization.What;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What compliance officers do with authorizations and documented exceptions. What halts or ends one holds at once, and whoever works under it is
 * told in the same transaction. Each change starts from a version; while it is made, nothing is begun under it.
 */
@Service
public class WorkAuthorizationChanges {

  private static final String REASON = "reason";

  private final WorkAuthorizations authorizations;
  private final OrganizationRegister organizations;
  private final AuthorizationEnded ended;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  WorkAuthorizationChanges(WorkAuthorizations authorizations, OrganizationRegister organizations, AuthorizationEnded ended, Audit audit, Today today,
      Clock clock) {
    this.authorizations = authorizations;
    this.organizations = organizations;
    this.ended = ended;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /** Enters one on behalf of whoever is signed in. */
  @Transactional
  public UUID enter(Facts facts) {
    return enter(facts, SignedIn.actor());
  }

  /**
   * Enters one. An exception does not hold before a second person has approved it; none names a partner yet.
   *
   * @param by on whose behalf
   * @throws Refusals when its days contradict each other, something it needs is missing, or the number is taken
   */
  @Transactional
  public UUID enter(Facts facts, String by) {
    boolean forChannel = facts.kind() == Kind.channelException;
    new Refusals.Gathered()
        .when(facts.validUntil().isBefore(facts.validFrom()), "validUntil", "organization.fault.endBeforeStart")
        .when(!forChannel && facts.purposes().isEmpty(), "purposes", "organization.fault.chooseSome")
        .when(forChannel && facts.channel() == null, "channel", "organization.fault.choose")
        .when(!forChannel && facts.channel() != null, "channel", "authorization.fault.onlyForChannel")
        .when(facts.kind().needsApproval() && facts.assessment() == null, "assessment", "authorization.fault.assessment").refuse();
    UUID id = UUID.randomUUID();
    new Refusals.Gathered().when(!authorizations.add(id, facts, sign(by)), "authorizationNumber", "authorization.fault.numberUsed").refuse();
    audit.record(by, "enterAuthorization", facts.number(), facts.kind().name());
    return id;
  }

  /**
   * A second person approves an exception.
   *
   * @param by who does
   * @throws Refusals when that is who entered it or named a partner in it, or it does not await approval
   */
  @Transactional
  public void approve(UUID id, int version, String by) {
    WorkAuthorization found = claim(id, version);
    new Refusals.Gathered().when(!found.mayApprove(by, today.get()), "approval", "authorization.fault.approver").refuse();
    authorizations.approve(id, sign(by));
    audit.record(by, "approveAuthorization", found.facts().number(), null);
  }

  /** Names an organization on behalf of whoever is signed in. */
  @Transactional
  public void name(UUID id, int version, String code, LocalDate fromDay) {
    name(id, version, code, fromDay, SignedIn.actor());
  }

  /**
   * Names an organization as implementing partner. Those of an exception are named before it is approved: whoever approves it approves them.
   *
   * @param code    of the organization
   * @param fromDay since when it is named; within the authorization's days
   * @throws Refusals when there is no such organization, it is named already, or none may be named
   */
  @Transactional
  public void name(UUID id, int version, String code, LocalDate fromDay, String by) {
    WorkAuthorization found = claim(id, version);
    OrganizationEntry organization = organizations.find(code).orElse(null);
    new Refusals.Gathered()
        .when(organization == null, "organization", "authorization.fault.organization")
        .when(!found.mayName(today.get()), "organization", "authorization.fault.noNaming")
        .when(fromDay.isBefore(found.facts().validFrom()) || fromDay.isAfter(found.lastDay()), "fromDay", "authorization.fault.outside").refuse();
    new Refusals.Gathered().when(!authorizations.name(id, organization.id(), fromDay, sign(by)), "organization", "authorization.fault.named").refuse();
    audit.record(by, "nameImplementingPartner", found.facts().number(), code);
  }

  /** Removes an implementing partner: it is not named any more from today on. */
  @Transactional
  public void remove(UUID id, int version, long partnerId, String reason) {
    WorkAuthorization found = claim(id, version);
    NamedPartner partner = found.partners().stream().filter(each -> each.id() == partnerId && each.lastDay() == null).findFirst().orElse(null);
    new Refusals.Gathered().when(partner == null, REASON, "authorization.fault.notNamed").refuse();
    LocalDate yesterday = today.get().minusDays(1);
    LocalDate never = partner.fromDay().minusDays(1);
    authorizations.remove(partnerId, never.isAfter(yesterday) ? never : yesterday, reason, sign(SignedIn.actor()));
    audit.record("removeImplementingPartner", found.facts().number(), partner.code());
    ended.tell(id, Ending.of(partner.organizationId()));
  }

  /** Halts it until it is reinstated. */
  @Transactional
  public void suspend(UUID id, int version, String reason) {
    WorkAuthorization found = claim(id, version);
    new Refusals.Gathered().when(!found.maySuspend(today.get()), REASON, "authorization.fault.state").refuse();
    happened(found, What.suspended, null, reason, "suspendAuthorization");
    ended.tell(id, Ending.forAll(Why.suspended));
  }

  /** Ends a suspension. What was stopped by it is not begun again by itself. */
  @Transactional
  public void reinstate(UUID id, int version, String reason) {
    WorkAuthorization found = claim(id, version);
    new Refusals.Gathered().when(!found.mayReinstate(today.get()), REASON, "authorization.fault.state").refuse();
    happened(found, What.reinstated, null, reason, "reinstateAuthorization");
  }

  /** Ends it for good. */
  @Transactional
  public void revoke(UUID id, int version, String reason) {
    WorkAuthorization found = claim(id, version);
    new Refusals.Gathered().when(!found.mayRevoke(today.get()), REASON, "authorization.fault.state").refuse();
    happened(found, What.revoked, null, reason, "revokeAuthorization");
    ended.tell(id, Ending.forAll(Why.revoked));
  }

  /**
   * Gives an authorization a later last day, from today on. Days on which it had lapsed stay as they were, and if nobody was told yet that it
   * had, they are told first.
   */
  @Transactional
  public void renew(UUID id, int version, LocalDate until, String reason) {
    WorkAuthorization found = claim(id, version);
    new Refusals.Gathered()
        .when(!found.mayRenew(today.get()), REASON, "authorization.fault.state")
        .when(!until.isAfter(found.lastDay()), "until", "authorization.fault.notLater")
        .when(until.isBefore(today.get()), "until", "organization.fault.past").refuse();
    if (authorizations.announced(id, today.get(), sign(SignedIn.actor()))) {
      ended.tell(id, Ending.forAll(Why.expired));
    }
    happened(found, What.renewed, until, reason, "renewAuthorization");
  }

  private void happened(WorkAuthorization found, What what, @Nullable LocalDate until, String reason, String action) {
    authorizations.add(found.id(), new Event(what, today.get(), until, reason, sign(SignedIn.actor())));
    audit.record(action, found.facts().number(), until == null ? null : until.toString());
  }

  /** @throws ChangedMeanwhile when something has been changed since that version */
  private WorkAuthorization claim(UUID id, int version) {
    authorizations.claim(id, version);
    return authorizations.get(id);
  }

  private Signature sign(String by) {
    Instant now = clock.instant();
    return new Signature(by, now, today.on(now));
  }
}
