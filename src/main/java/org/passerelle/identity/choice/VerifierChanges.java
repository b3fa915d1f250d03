package org.passerelle.identity.choice;

import java.time.Clock;
import java.time.LocalDate;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.identity.choice.Ties.Tie;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is changed about an NGO's work and about who is tied to whom. Each change starts from a version of the register, is noted with what stood
 * before, and is audited; a tie is noted with both.
 */
@Service
public class VerifierChanges {

  private final Verifiers verifiers;
  private final Ties ties;
  private final OrganizationRegister register;
  private final ChangeLog log;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  VerifierChanges(Verifiers verifiers, Ties ties, OrganizationRegister register, ChangeLog log, Audit audit, Today today, Clock clock) {
    this.verifiers = verifiers;
    this.ties = ties;
    this.register = register;
    this.log = log;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /** Changes where, in which languages and with whom the NGO works, from now on. What it has in hand stays with it. */
  @Transactional
  public void change(OrganizationEntry organization, int version, VerifierFacts facts) {
    register.claim(organization.id(), version);
    VerifierFacts before = verifiers.facts(organization.id()).orElseThrow();
    verifiers.write(organization.id(), facts);
    log.note(organization.id(), "verifier", null, before.byField(), facts.byField(), today.get());
    audit.record("changeVerifier", organization.code(), null);
  }

  /**
   * Enters that two organizations are not independent of each other.
   *
   * @param otherCode of the other one
   * @throws Refusals when there is no such other organization, the day has not come, or they are tied already
   */
  @Transactional
  public void tie(OrganizationEntry organization, int version, String otherCode, String why, LocalDate fromDay) {
    register.claim(organization.id(), version);
    OrganizationEntry other = register.find(otherCode).filter(found -> !found.id().equals(organization.id())).orElse(null);
    new Refusals.Gathered().when(other == null, "other", "tie.fault.other")
        .when(fromDay.isAfter(today.get()), "fromDay", "tie.fault.future").refuse();
    boolean fresh = ties.add(organization.id(), other.id(), why, fromDay, SignedIn.actor(), clock.instant());
    new Refusals.Gathered().when(!fresh, "other", "tie.fault.known").refuse();
    log.note(organization.id(), "tied", other.code(), why, fromDay);
    log.note(other.id(), "tied", organization.code(), why, fromDay);
    audit.record("tieOrganizations", organization.code(), other.code());
  }

  /** Ends a tie: from today on the two are independent again. */
  @Transactional
  public void untie(OrganizationEntry organization, int version, Tie tie, String reason) {
    register.claim(organization.id(), version);
    boolean ended = ties.end(tie.id(), today.get().minusDays(1), reason, SignedIn.actor(), clock.instant());
    new Refusals.Gathered().when(!ended, "reason", "organization.fault.choose").refuse();
    log.note(organization.id(), "tieEnded", tie.code(), reason, today.get());
    log.note(tie.otherId(), "tieEnded", organization.code(), reason, today.get());
    audit.record("untieOrganizations", organization.code(), tie.code());
  }
}
