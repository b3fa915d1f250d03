package org.passerelle.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.payment.Payments;
import org.passerelle.identity.process.IdentityModel;
import org.passerelle.partner.Organizations;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an NGO sees of the requests made to it, and its answer. It sees a family only while it is asked about them. */
@Service
public class Attesting {

  /** Past requests on one page. */
  public static final int PAGE = 25;

  private final VerificationRequests requests;
  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final CaseProcesses processes;
  private final Payments payments;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  Attesting(VerificationRequests requests, Persons persons, Referrals referrals, Organizations organizations, CaseProcesses processes,
      Payments payments, Timeline timeline, Audit audit, Clock clock) {
    this.requests = requests;
    this.persons = persons;
    this.referrals = referrals;
    this.organizations = organizations;
    this.processes = processes;
    this.payments = payments;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the NGO is to answer, most urgent first. */
  @Transactional(readOnly = true)
  public List<VerificationRequest> toAnswer(UUID verifierId) {
    return requests.openOfVerifier(verifierId);
  }

  /**
   * What has ended, latest first.
   *
   * @param page from 0
   * @return at most one more than {@link #PAGE}, which says that there is a next page
   */
  @Transactional(readOnly = true)
  public List<VerificationRequest> past(UUID verifierId, int page) {
    return requests.pastOfVerifier(verifierId, PAGE + 1, page * PAGE);
  }

  /** One request of the NGO; empty when it is another's. The reading is written down. */
  @Transactional
  public Optional<Opened> open(UUID verifierId, UUID requestId) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      audit.record("readVerificationRequest", request.caseNumber(), null);
      return new Opened(request, request.open() ? family(request.caseId()) : null, requests.attestation(requestId).orElse(null));
    });
  }

  /**
   * Takes the NGO's attestation and lets the case go on.
   *
   * @return the request as it stands now; empty when it is another's
   * @throws CaseProcesses.NotWaiting when the request has ended before: answered, overdue or withdrawn
   */
  @Transactional
  public Optional<VerificationRequest> attest(UUID verifierId, UUID requestId, Attestation attestation) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      if (!requests.answer(verifierId, requestId, attestation, SignedIn.actor(), clock.instant())) {
        throw new CaseProcesses.NotWaiting(IdentityModel.ATTESTATION_RECEIVED, request.caseNumber());
      }
      timeline.add(request.caseId(), "attestationReceived", organizations.get(verifierId).code());
      audit.record("attest", request.caseNumber(), null);
      payments.fallDue(requestId);
      processes.tell(IdentityModel.ATTESTATION_RECEIVED, request.caseNumber(), Map.of(IdentityModel.ATTESTATION_OUTCOME, "received"));
      return requests.ofVerifier(verifierId, requestId).orElseThrow();
    });
  }

  private FamilyToVerify family(UUID caseId) {
    Referral referral = referrals.get(caseId);
    return new FamilyToVerify(referral.countryOfAsylum(), referral.languages(), persons.of(caseId).stream().map(Member::of).toList());
  }

  /**
   * A request with what belongs to it.
   *
   * @param family      null once the request has ended
   * @param attestation what this NGO attested, once it has
   */
  public record Opened(VerificationRequest request, @Nullable FamilyToVerify family, @Nullable Attestation attestation) {
  }

  /** The least an NGO needs to find and recognize a family: not why they fled. */
  public record FamilyToVerify(String countryOfAsylum, List<String> languages, List<Member> people) {
  }

  /**
   * A member of the family as an NGO sees them.
   *
   * @param relation     to the principal applicant
   * @param accompanying whether they travel with the family
   * @param birth        as it was given: a day, a month, a year
   */
  public record Member(String name, @Nullable String nameInScript, String relation, boolean accompanying, String birth) {

    static Member of(Person person) {
      return new Member(person.fullName(), person.nameInScript(), person.relation(), person.accompanying(), person.birthAsWritten());
    }
  }
}
