package org.passerelle.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.AttestationRules.Flaw;
import org.passerelle.identity.gate.SafetyAssessment;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;
import org.passerelle.identity.gate.SafetyAssessments;
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
  private final SafetyAssessments safety;
  private final Documents documents;
  private final Persons persons;
  private final Referrals referrals;
  private final Organizations organizations;
  private final CaseProcesses processes;
  private final Payments payments;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  Attesting(VerificationRequests requests, SafetyAssessments safety, Documents documents, Persons persons, Referrals referrals,
      Organizations organizations, CaseProcesses processes, Payments payments, Timeline timeline, Audit audit, Clock clock) {
    this.requests = requests;
    this.safety = safety;
    this.documents = documents;
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
      return new Opened(request, request.inHand() ? family(request) : null, requests.attestation(requestId).orElse(null));
    });
  }

  /** What an attestation that is being written would be refused for. */
  @Transactional(readOnly = true)
  public List<Flaw> examine(VerificationRequest request, Attestation attestation) {
    List<UUID> family = persons.of(request.caseId()).stream().map(Person::id).toList();
    return AttestationRules.flaws(attestation, true, family, request.manner());
  }

  /**
   * Takes the NGO's attestation and lets the case go on. What was begun for it is forgotten; its attachments stand in the case from now on.
   *
   * @param inParts whether it says who was met and what was seen, as those do that came in since attestations have parts
   * @return the request as it stands now; empty when it is another's
   * @throws AttestationRefused        when it does not fit the request, the family or itself
   * @throws RequestHeld               while the NGO holds the request
   * @throws CaseProcesses.NotWaiting when the request has ended before: answered, overdue or withdrawn
   */
  @Transactional
  public Optional<VerificationRequest> attest(UUID verifierId, UUID requestId, Attestation attestation, boolean inParts) {
    return requests.ofVerifier(verifierId, requestId).map(request -> {
      if (!requests.answer(verifierId, requestId, attestation, SignedIn.actor(), clock.instant())) {
        if (requests.ofVerifier(verifierId, requestId).filter(VerificationRequest::inHand).isPresent()) {
          throw new RequestHeld();
        }
        throw new CaseProcesses.NotWaiting(IdentityModel.ATTESTATION_RECEIVED, request.caseNumber());
      }
      refuseWhatDoesNotFit(request, attestation, inParts);
      timeline.add(request.caseId(), "attestationReceived", organizations.get(verifierId).code());
      audit.record("attest", request.caseNumber(), null);
      payments.fallDue(requestId);
      processes.tell(IdentityModel.ATTESTATION_RECEIVED, request.caseNumber(), Map.of(IdentityModel.ATTESTATION_OUTCOME, "received"));
      return requests.ofVerifier(verifierId, requestId).orElseThrow();
    });
  }

  /** The same for one that has parts if it says anything in them. */
  @Transactional
  public Optional<VerificationRequest> attest(UUID verifierId, UUID requestId, Attestation attestation) {
    return attest(verifierId, requestId, attestation, !attestation.particulars().equals(Attestation.Particulars.NONE));
  }

  /** After the row is written, so that whoever comes too late hears that, and not what else is wrong. */
  private void refuseWhatDoesNotFit(VerificationRequest request, Attestation attestation, boolean inParts) {
    List<UUID> family = persons.of(request.caseId()).stream().map(Person::id).toList();
    List<Flaw> flaws = new ArrayList<>(AttestationRules.flaws(attestation, inParts, family, request.manner()));
    List<UUID> given = attestation.particulars().attachments();
    Set<UUID> refused = documents.attach(request.verifierId(), given, request.caseId());
    IntStream.range(0, given.size()).filter(at -> refused.contains(given.get(at)))
        .forEach(at -> flaws.add(new Flaw("particulars.attachments[" + at + "]", "visit.rule.attachment")));
    if (!flaws.isEmpty()) {
      throw new AttestationRefused(flaws);
    }
  }

  private FamilyToVerify family(VerificationRequest request) {
    Referral referral = referrals.get(request.caseId());
    return new FamilyToVerify(referral.countryOfAsylum(), referral.languages(), request.manner(), safety.latest(request.caseId()).map(SafetyAssessment::staffSex).orElse(StaffSex.any),
        persons.of(request.caseId()).stream().map(Member::of).toList());
  }

  /**
   * A request with what belongs to it.
   *
   * @param family      null once the request has ended
   * @param attestation what this NGO attested, once it has
   */
  public record Opened(VerificationRequest request, @Nullable FamilyToVerify family, @Nullable Attestation attestation) {
  }

  /**
   * The least an NGO needs to find, meet and recognize a family: not why they fled.
   *
   * @param manner how the family may be met
   * @param staff  by whom it can be met
   */
  public record FamilyToVerify(String countryOfAsylum, List<String> languages, Manner manner, StaffSex staff, List<Member> people) {
  }

  /**
   * A member of the family as an NGO sees them.
   *
   * @param otherNames   by which they are known too
   * @param relation     to the principal applicant
   * @param accompanying whether they travel with the family
   * @param birth        as it was given: a day, a month, a year
   * @param phones       as they were given, to find them safely
   */
  public record Member(UUID id, String name, @Nullable String nameInScript, List<String> otherNames, String relation, boolean accompanying,
      String birth, List<String> phones) {

    static Member of(Person person) {
      List<String> others = person.particulars().otherNames().stream()
          .map(other -> other.nameInScript() == null ? other.name() : other.name() + " · " + other.nameInScript()).toList();
      return new Member(person.id(), person.fullName(), person.nameInScript(), others, person.relation(), person.accompanying(),
          person.birthAsWritten(), person.particulars().phones().stream().map(Particulars.Phone::asWritten).toList());
    }
  }
}
