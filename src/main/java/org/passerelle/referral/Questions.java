package org.passerelle.referral;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.casefile.document.Documents;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.ServiceTargets;
import org.passerelle.referral.InformationRequest.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer asks the partner during the review, and the partner answers or lets the time pass. No case is closed for want of an answer. */
@Service
public class Questions implements HeldByCase {

  /** Routing variable and its codes: what came of the last question, which the officer's form says. */
  public static final String OUTCOME = "questionOutcome";

  private static final String STEP = "answer";

  private final CaseFiles files;
  private final InformationRequests requests;
  private final Documents documents;
  private final ServiceTargets targets;
  private final PartnerMail mail;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final Validator validator;

  Questions(CaseFiles files, InformationRequests requests, Documents documents, ServiceTargets targets, PartnerMail mail, Timeline timeline,
      Audit audit, CaseProcesses processes, Validator validator) {
    this.files = files;
    this.requests = requests;
    this.documents = documents;
    this.targets = targets;
    this.mail = mail;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
    this.validator = validator;
  }

  /** Writes down the officer's question; it goes out when the model says so. */
  @Transactional
  public void ask(UUID caseId, String question, String officer) {
    requests.add(caseId, question, officer);
    audit.record("reviewReferral", files.get(caseId).number(), "question");
  }

  /** Shows the question to the partner and tells it so. */
  @Transactional
  public Dates send(UUID caseId) {
    CaseFile file = files.get(caseId);
    Instant due = targets.dueAt(STEP, file.workingPriority());
    InformationRequest request = requests.setDue(caseId, due);
    timeline.add(caseId, "questionAsked", null);
    write(file, request, "questionAsked");
    return new Dates(targets.halfTime(due), due);
  }

  /** Reminds the partner that has not answered yet. */
  @Transactional
  public void remind(UUID caseId) {
    requests.open(caseId).ifPresent(request -> {
      timeline.add(caseId, "questionReminded", null);
      write(files.get(caseId), request, "questionReminded");
    });
  }

  /** The partner's time has passed without an answer. */
  @Transactional
  public void closeOverdue(UUID caseId) {
    requests.close(caseId, State.overdue).ifPresent(request -> {
      timeline.add(caseId, "questionOverdue", null);
      write(files.get(caseId), request, "questionOverdue");
    });
  }

  /** The case stops: nobody waits for the answer any more. The partner hears why the case stops, which is enough. */
  @Override
  @Transactional
  public void release(CaseFile file) {
    requests.close(file.id(), State.withdrawn);
  }

  /**
   * Takes the partner's answer and lets the case go on.
   *
   * @param file the partner's own
   * @return the question as it stands now; empty when no such question was asked in this case
   * @throws ConstraintViolationException when the answer is not in form
   * @throws WrongField                   when a document cannot go with it
   * @throws CaseProcesses.NotWaiting     when the question has ended before: answered, overdue or withdrawn
   */
  @Transactional
  public Optional<InformationRequest> answer(CaseFile file, UUID id, InformationAnswer answer) {
    check(answer);
    return requests.ofCase(file.id(), id).map(request -> {
      if (!requests.answer(file.id(), id, answer.answer().strip(), SignedIn.actor())) {
        throw new CaseProcesses.NotWaiting(ReferralMessages.INFORMATION_ANSWERED, file.number());
      }
      attach(file, id, ReferralSubmission.orEmpty(answer.documents()));
      processes.tell(ReferralMessages.INFORMATION_ANSWERED, file.number(), Map.of(OUTCOME, State.answered.name()));
      timeline.add(file.id(), "questionAnswered", null);
      audit.record("answerQuestion", file.number(), null);
      return requests.ofCase(file.id(), id).orElseThrow();
    });
  }

  /** The questions of a partner's own file, in the order they were asked. The reading is audited. */
  @Transactional
  public List<InformationRequest> read(CaseFile file) {
    audit.record("readQuestions", file.number(), null);
    return requests.ofCase(file.id());
  }

  /** One question of a partner's own file. The reading is audited. */
  @Transactional
  public Optional<InformationRequest> read(CaseFile file, UUID id) {
    audit.record("readQuestions", file.number(), null);
    return requests.ofCase(file.id(), id);
  }

  /** The questions of a case, for a page whose opening is audited as a whole. */
  public List<InformationRequest> ofCase(UUID caseId) {
    return requests.ofCase(caseId);
  }

  private void check(InformationAnswer answer) {
    Set<ConstraintViolation<InformationAnswer>> violations = validator.validate(answer);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
  }

  private void attach(CaseFile file, UUID request, List<String> named) {
    Set<UUID> ids = named.stream().map(UUID::fromString).collect(Collectors.toCollection(LinkedHashSet::new));
    Set<UUID> refused = documents.attach(file.partnerId(), ids, file.id());
    if (!refused.isEmpty()) {
      throw new WrongField("documents[" + named.indexOf(refused.iterator().next().toString()) + "]", "validation.document");
    }
    requests.addDocuments(request, ids);
  }

  private void write(CaseFile file, InformationRequest request, String template) {
    mail.write(file, template, "question:" + request.id());
  }

  /**
   * When the model looks after an open question.
   *
   * @param remindAt when the partner is reminded
   * @param dueAt    until when the answer is awaited
   */
  public record Dates(Instant remindAt, Instant dueAt) {
  }
}
