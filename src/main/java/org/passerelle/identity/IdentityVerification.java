package org.passerelle.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.referral.Referral;
import org.passerelle.referral.Referrals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking NGOs to attest who a family is. */
@Service
public class IdentityVerification {

  private static final String STEP = "attestation";

  private final CaseFiles files;
  private final Referrals referrals;
  private final Verifiers verifiers;
  private final VerificationRequests requests;
  private final ServiceTargets targets;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Clock clock;

  IdentityVerification(CaseFiles files, Referrals referrals, Verifiers verifiers, VerificationRequests requests, ServiceTargets targets,
      Organizations organizations, Correspondence correspondence, Timeline timeline, Clock clock) {
    this.files = files;
    this.referrals = referrals;
    this.verifiers = verifiers;
    this.requests = requests;
    this.targets = targets;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The NGO to ask next about this family; its room is kept until the transaction ends. Empty when none is left. */
  @Transactional
  public Optional<UUID> chooseVerifier(UUID caseId) {
    Referral referral = referrals.get(caseId);
    List<Verifier> known = verifiers.workingIn(referral.countryOfAsylum(), caseId);
    return VerifierChoice.among(known,
        new VerifierChoice.Family(referral.countryOfAsylum(), referral.languages(), files.get(caseId).partnerId())).map(Verifier::id);
  }

  /** Asks that NGO, and says until when. */
  @Transactional
  public VerificationRequest request(UUID caseId, UUID verifierId) {
    CaseFile file = files.get(caseId);
    Instant due = targets.dueAt(STEP, file.workingPriority());
    VerificationRequest request = requests.open(caseId, verifierId, Manner.inPerson, null, clock.instant(), targets.halfTime(due), due);
    timeline.add(caseId, "attestationRequested", organizations.get(verifierId).code());
    write(request, "attestationRequested");
    return request;
  }

  /** Reminds the NGO that has not answered yet. */
  @Transactional
  public void remind(UUID caseId) {
    requests.openOfCase(caseId).ifPresent(request -> {
      timeline.add(caseId, "attestationReminded", organizations.get(request.verifierId()).code());
      write(request, "attestationReminded");
    });
  }

  /** Takes the request back from the NGO that let its time pass, so that another can be asked. */
  @Transactional
  public void closeOverdue(UUID caseId) {
    close(caseId, RequestState.overdue, "attestationOverdue");
  }

  /** Takes the open request back because the case stops. Does nothing when nobody is asked. */
  @Transactional
  public void withdraw(UUID caseId) {
    close(caseId, RequestState.withdrawn, "attestationWithdrawn");
  }

  private void close(UUID caseId, RequestState state, String event) {
    requests.close(caseId, state, null, clock.instant()).ifPresent(request -> {
      timeline.add(caseId, event, organizations.get(request.verifierId()).code());
      write(request, event);
    });
  }

  private void write(VerificationRequest request, String template) {
    correspondence.write(request.verifierId(), template, request.caseNumber(), "/verifier/requests/" + request.id(),
        "verificationRequest:" + request.id());
  }
}
