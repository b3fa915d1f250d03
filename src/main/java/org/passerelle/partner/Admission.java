package org.passerelle.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.AdmissionRule.Found;
import org.passerelle.partner.AdmissionRule.Ground;
import org.passerelle.partner.AdmissionRule.Missing;
import org.passerelle.partner.Quotas.Booking;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Admits a referral under the partner's agreement: one in force on the day, for the programme, with places left in the calendar year's quota
 * of persons (Front Line Defenders: up to 125 persons a calendar year, frontlinedefenders.org, Canada program). Everything here belongs to the
 * transaction that takes the referral in: if that is undone, the places are back. The quota's counter stays locked until then, so call this
 * late.
 */
@Service
public class Admission {

  private final Agreements agreements;
  private final Quotas quotas;
  private final OrganizationRegister organizations;
  private final Today today;

  Admission(Agreements agreements, Quotas quotas, OrganizationRegister organizations, Today today) {
    this.agreements = agreements;
    this.quotas = quotas;
    this.organizations = organizations;
    this.today = today;
  }

  /** Why a referral is not admitted; the sentence for the partner is {@code fault.<name>}. */
  public enum Refusal { partnerSuspended, noAgreement, agreementSuspended, programmeNotCovered, insideCountryNotCovered, quotaUsed }

  /** Whether a referral is admitted. */
  public sealed interface Answer permits Admitted, Refused {
  }

  /**
   * It is.
   *
   * @param year       whose quota it counts against
   * @param placesLeft in that year, this referral's taken; null when there is no limit
   */
  public record Admitted(UUID agreementId, String agreementNumber, int year, @Nullable Integer placesLeft) implements Answer {
  }

  /**
   * It is not.
   *
   * @param placesLeft when the quota is used: how many persons the referral may have at most; else 0
   */
  public record Refused(Refusal reason, int placesLeft) implements Answer {
  }

  /**
   * Says beforehand whether a referral would be admitted; nothing is kept for it.
   *
   * @param persons on the case
   * @param on      the day of the referral
   */
  @Transactional(readOnly = true)
  public Answer check(UUID partnerId, String programme, int persons, boolean insideHomeCountry, LocalDate on) {
    Ground ground = ground(partnerId, programme, insideHomeCountry, on);
    if (ground instanceof Missing missing) {
      return new Refused(missing.refusal(), 0);
    }
    Agreement agreement = ((Found) ground).agreement();
    Integer left = left(agreement, on.getYear());
    return left != null && left < persons ? new Refused(Refusal.quotaUsed, left)
        : new Admitted(agreement.id(), agreement.number(), on.getYear(), left == null ? null : left - persons);
  }

  /**
   * Admits a referral and takes its places. Refused is an answer, not a fault: the caller decides what becomes of its transaction.
   *
   * @param caseId which has taken no places yet
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Answer admit(UUID partnerId, UUID caseId, String programme, int persons, boolean insideHomeCountry, LocalDate on) {
    Ground ground = ground(partnerId, programme, insideHomeCountry, on);
    return ground instanceof Missing missing ? new Refused(missing.refusal(), 0)
        : take(((Found) ground).agreement(), new Booking(((Found) ground).agreement().id(), on.getYear(), caseId, programme, persons, on), 0);
  }

  /**
   * A returned referral comes back: its places follow its size. It stays a referral of the day it was first made, and counts in that year; a
   * suspension that began since does not shut it out. A case that never took places, because it is older than the agreements here, takes none
   * now. The caller holds the case's lock.
   *
   * @return why it cannot be admitted as it is now; its places stay as they were then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Refused> rebook(UUID caseId, String programme, int persons, boolean insideHomeCountry) {
    Booking held = quotas.lock(caseId).orElse(null);
    if (held == null) {
      return Optional.empty();
    }
    List<Agreement> ofPartner = agreements.of(agreements.get(held.agreementId()).organizationId());
    Ground ground = AdmissionRule.ground(ofPartner, programme, insideHomeCountry, held.referredOn());
    if (ground instanceof Missing missing) {
      return Optional.of(new Refused(missing.refusal(), 0));
    }
    Agreement agreement = ((Found) ground).agreement();
    Booking wanted = new Booking(agreement.id(), held.year(), caseId, programme, persons, held.referredOn());
    return wanted.equals(held) ? Optional.empty() : exchange(held, agreement, wanted);
  }

  /**
   * Gives a case's places back, when it ends without ever having been accepted: withdrawn before an officer accepted it, closed incomplete, on
   * file already, or found ineligible. A case that was accepted keeps its places whatever becomes of it. No source says how partners' quotas
   * count such cases; this is the programme's to confirm. Does nothing for a case that holds no places.
   *
   * @param outcome how it ended: {@code withdrawn}, {@code closedIncomplete}, {@code alreadyOnFile} or {@code ineligible}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(UUID caseId, String outcome) {
    quotas.lock(caseId).ifPresent(held -> quotas.giveBack(held, outcome));
  }

  /**
   * A case that ended by the department's own mistake goes on: it has the places again that it gave back, even when the quota has been used up
   * meanwhile, because no family may lose its place by a wrong merge. Does nothing for a case that gave none back.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeAgain(UUID caseId) {
    if (quotas.lock(caseId).isEmpty()) {
      quotas.givenBack(caseId).ifPresent(booking -> quotas.take(booking, null, 0));
    }
  }

  /** The old places are given back first, and taken again when there is no room for the new ones; nobody can take them in between. */
  private Optional<Refused> exchange(Booking held, Agreement agreement, Booking wanted) {
    quotas.giveBack(held, "resized");
    int kept = wanted.agreementId().equals(held.agreementId()) ? held.persons() : 0;
    if (take(agreement, wanted, kept) instanceof Refused refused) {
      quotas.restore(held);
      return Optional.of(refused);
    }
    return Optional.empty();
  }

  private Answer take(Agreement agreement, Booking wanted, int atLeast) {
    boolean taken = quotas.take(wanted, agreement.quotaOf(wanted.year(), today.get()), atLeast);
    Integer left = left(agreement, wanted.year());
    return taken ? new Admitted(agreement.id(), agreement.number(), wanted.year(), left)
        : new Refused(Refusal.quotaUsed, Math.max(atLeast, left == null ? 0 : left));
  }

  private Ground ground(UUID partnerId, String programme, boolean insideHomeCountry, LocalDate on) {
    return organizations.suspended(partnerId) ? new Missing(Refusal.partnerSuspended)
        : AdmissionRule.ground(agreements.of(partnerId), programme, insideHomeCountry, on);
  }

  private @Nullable Integer left(Agreement agreement, int year) {
    Integer quota = agreement.quotaOf(year, today.get());
    return quota == null ? null : Math.max(0, quota - quotas.used(agreement.id(), year));
  }
}
