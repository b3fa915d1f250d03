package org.passerelle.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.choice.VerifierChoices;
import org.passerelle.identity.gate.SafetyAssessment.Contact;
import org.passerelle.identity.gate.SafetyAssessments;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ServiceTargets;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking NGOs to attest who a family is. */
@Service
public class IdentityVerification {

  private static final String STEP = "attestation";

  private final CaseFiles files;
  private final VerifierChoices choices;
  private final VerificationRequests requests;
  private final SafetyAssessments assessments;
  private final Supervisors supervisors;
  private final ServiceTargets targets;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Clock clock;

  IdentityVerification(CaseFiles files, VerifierChoices choices, VerificationRequests requests,
      SafetyAssessments assessments, Supervisors supervisors, ServiceTargets targets, Organizations organizations,
      Correspondence correspondence, Timeline timeline, Clock clock) {
    this.files = files;
    this.choices = choices;
    this.requests = requests;
    this.assessments = assessments;
    this.supervisors = supervisors;
    this.targets = targets;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** The NGO to ask next about this family; its room is kept until the transaction ends. Empty when none is left. */
  @Transactional
  public Optional<UUID> chooseVerifier(UUID caseId) {
    return choices.choose(caseId);
  }

  /** Whether a further NGO could be asked about this family now. */
  @Transactional
  public boolean verifierLeft(UUID caseId) {
    return choices.anyLeft(caseId);
  }

  /**
   * Asks that NGO, and says until when. Whether it may be asked was checked before, in the same transaction.
   *
   * @param authorizationId under which it works; null where no authorization is needed
   */
  @Transactional
  public VerificationRequest ask(UUID caseId, UUID verifierId, @Nullable UUID authorizationId) {
    CaseFile file = files.get(caseId);
    Instant due = targets.dueAt(STEP, file.workingPriority());
    Manner manner = assessments.latest(caseId).filter(each -> each.contact() == Contact.remoteOnly).map(each -> Manner.remote)
        .orElse(Manner.inPerson);
    VerificationRequest request =
        requests.open(caseId, verifierId, manner, authorizationId, clock.instant(), targets.halfTime(due), due);
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

  /** Takes the request back from the NGO that let its time pass, so that another can be asked, and tells the supervisors. */
  @Transactional
  public void closeOverdue(UUID caseId) {
    close(caseId, RequestState.overdue, "attestationOverdue")
        .ifPresent(request -> supervisors.tell("verificationOverdue", request.caseNumber(), "verificationRequest:" + request.id()));
  }

  /** Takes the open request back because the case stops. Does nothing when nobody is asked. */
  @Transactional
  public void withdraw(UUID caseId) {
    close(caseId, RequestState.withdrawn, "attestationWithdrawn");
  }

  /** Takes back what is still in hand because what the NGO worked under has ended. Does nothing when it was taken back already. */
  @Transactional
  public void stop(UUID caseId) {
    close(caseId, RequestState.stopped, "attestationWithdrawn");
  }

  /** Takes back what is still in hand after an incident. Does nothing when whoever reported it has ended the request already. */
  @Transactional
  public void stopAfterIncident(UUID caseId) {
    close(caseId, RequestState.incident, "attestationWithdrawn");
  }

  private Optional<VerificationRequest> close(UUID caseId, RequestState state, String event) {
    Optional<VerificationRequest> closed = requests.close(caseId, state, null, clock.instant());
    closed.ifPresent(request -> {
      timeline.add(caseId, event, organizations.get(request.verifierId()).code());
      write(request, event);
    });
    return closed;
  }

  private void write(VerificationRequest request, String template) {
    correspondence.write(request.verifierId(), template, request.caseNumber(), "/verifier/requests/" + request.id(),
        "verificationRequest:" + request.id());
  }
}
