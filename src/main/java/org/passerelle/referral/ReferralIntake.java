package org.passerelle.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.RequestKeys;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.engine.WrongField;
import org.passerelle.screening.duplicate.DuplicateScreening;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A partner refers a family: the first submission, and the one that comes after a return. */
@Service
public class ReferralIntake {

  private final CaseFiles files;
  private final Persons persons;
  private final Referrals referrals;
  private final RequestKeys keys;
  private final DuplicateScreening screening;
  private final ReferralExamination examination;
  private final AttachedDocuments documents;
  private final PartnerAdmission admission;
  private final PartnerMail mail;
  private final Timeline timeline;
  private final Audit audit;
  private final CaseProcesses processes;
  private final ObjectMapper json;
  private final Clock clock;

  ReferralIntake(CaseFiles files, Persons persons, Referrals referrals, RequestKeys keys, DuplicateScreening screening,
      ReferralExamination examination, AttachedDocuments documents, PartnerAdmission admission, PartnerMail mail, Timeline timeline,
      Audit audit, CaseProcesses processes, ObjectMapper json,
      Clock clock) {
    this.files = files;
    this.persons = persons;
    this.referrals = referrals;
    this.keys = keys;
    this.screening = screening;
    this.examination = examination;
    this.documents = documents;
    this.admission = admission;
    this.mail = mail;
    this.timeline = timeline;
    this.audit = audit;
    this.processes = processes;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Takes in a referral: opens a case and starts its journey. The same referral again, by the partner's reference or by the key, is answered
   * with the case it opened.
   *
   * @param key marks this submission among the partner's, or null
   * @throws ReferralRefused when it is not in form or breaks a rule
   * @throws RequestKeys.KeyUsed when the key stands for another request
   * @throws ReferenceUsed   when the partner has referred another family under this reference
   */
  @Transactional
  public Receipt submit(UUID partnerId, ReferralSubmission submission, @Nullable String key) {
    return submit(partnerId, submission, key, Acknowledgement.mail);
  }

  /**
   * The same, acknowledged in a way of the caller's choice.
   *
   * @param acknowledgement how the partner hears of a new case, besides the answer
   */
  @Transactional
  public Receipt submit(UUID partnerId, ReferralSubmission submission, @Nullable String key, Acknowledgement acknowledgement) {
    return keys.once(partnerId, key, content(submission), () -> {
      List<Fault> remarks = examination.admit(partnerId, submission);
      return files.open(partnerId, submission.partnerReference()).map(file -> begin(file, submission, remarks, acknowledgement))
          .orElseGet(() -> onFile(partnerId, submission));
    }, () -> onFile(partnerId, submission));
  }

  /**
   * Takes in a returned referral again.
   *
   * @param file        the partner's own
   * @param startedFrom the version on file that the partner had before their eyes when they began to write
   * @throws ReferralRefused          when it is not in form or breaks a rule
   * @throws ChangedMeanwhile         when another version has been written since
   * @throws CaseProcesses.NotWaiting when it has not been returned, or its time has passed
   */
  @Transactional
  public CaseFile resubmit(CaseFile file, ReferralSubmission submission, int startedFrom) {
    List<Fault> remarks = examination.admit(file.partnerId(), submission);
    if (!file.partnerReference().equals(submission.partnerReference())) {
      throw new WrongField("partnerReference", "validation.sameReference");
    }
    files.lock(file.id());
    int onFile = referrals.get(file.id()).version();
    if (onFile != startedFrom) {
      throw new ChangedMeanwhile(onFile);
    }
    processes.tell(ReferralMessages.RESUBMITTED, file.number(), Map.of());
    int version = onFile + 1;
    write(file, version, submission, remarks);
    stopIf(admission.follow(file, submission));
    timeline.add(file.id(), "referralResubmitted", null);
    audit.record("resubmitReferral", file.number(), null);
    mail.write(file, "referralReceivedAgain", "v" + version);
    return files.get(file.id());
  }

  private Receipt begin(CaseFile file, ReferralSubmission submission, List<Fault> remarks, Acknowledgement acknowledgement) {
    write(file, 1, submission, remarks);
    timeline.add(file.id(), "referralSubmitted", null);
    audit.record("submitReferral", file.number(), null);
    if (acknowledgement == Acknowledgement.mail) {
      mail.write(file, "referralReceived", "v1");
    }
    processes.start(file.id(), file.number());
    // last: the quota's counter stays locked until the end
    stopIf(admission.take(file, submission));
    return new Receipt(file, true);
  }

  private Receipt onFile(UUID partnerId, ReferralSubmission submission) {
    CaseFile file = files.byPartnerReference(partnerId, submission.partnerReference()).orElseThrow();
    if (!referrals.wasSent(file.id(), content(submission.withoutBlanks().withoutConfidential()), confidential(submission))) {
      throw new ReferenceUsed(file.number());
    }
    return new Receipt(file, false);
  }

  private void write(CaseFile file, int version, ReferralSubmission submission, List<Fault> remarks) {
    ReferralSubmission plain = submission.withoutBlanks();
    List<Person> family = plain.family(persons.of(file.id()), LocalDate.now(clock));
    persons.replace(file.id(), family);
    referrals.write(file.id(), version, plain, content(plain.withoutConfidential()), confidential(plain), SignedIn.actor());
    referrals.writeFaults(file.id(), version, remarks);
    screening.remember(family);
    stopIf(documents.attach(file.partnerId(), file.id(), plain, family).findFirst());
  }

  private void stopIf(Optional<Fault> fault) {
    fault.ifPresent(found -> {
      throw examination.refusal(found);
    });
  }

  private String confidential(ReferralSubmission submission) {
    return content(ReferralSubmission.orEmpty(submission.confidential()));
  }

  private String content(Object submission) {
    try {
      return json.writeValueAsString(submission);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a submission that was read cannot be written", e);
    }
  }

  /**
   * The answer to a submission.
   *
   * @param fresh whether it opened the case; false when the case was on file already
   */
  public record Receipt(CaseFile file, boolean fresh) {
  }

  /** How the partner hears of a new case. */
  public enum Acknowledgement {
    /** By a mail about this case. */
    mail,
    /** With many others: whoever submits them tells the partner of all together. */
    together
  }

  /** What is on file has been written again since the partner began to write. Nothing is overwritten unseen. */
  public static final class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int version;

    ChangedMeanwhile(int version) {
      super("version " + version + " is on file");
      this.version = version;
    }

    /** The version that is on file now. */
    public int version() {
      return version;
    }
  }

  /** The partner has a case under this reference, and it says something else. */
  public static final class ReferenceUsed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String caseNumber;

    ReferenceUsed(String caseNumber) {
      super("the reference belongs to case " + caseNumber);
      this.caseNumber = caseNumber;
    }

    /** The case that has the reference; it is the same partner's. */
    public String caseNumber() {
      return caseNumber;
    }
  }
}
