package org.passerelle.handoff.disclosure;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.Timeline;
import org.passerelle.handoff.Allowed;
import org.passerelle.handoff.Disclosed;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;
import org.passerelle.handoff.MedicalSurveillance;
import org.passerelle.handoff.Notice;
import org.passerelle.handoff.NoticesOfArrival;
import org.passerelle.reference.ProgrammeLimits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The follow-up of a family by public health after landing: entered by an officer, told apart from the notice to those whose agreement lists it
 * for health, never to sponsors, and acknowledged by them.
 */
@Service
public class HealthFollowUp implements MedicalSurveillance {

  private static final String DAYS = "medicalSurveillanceDays";

  /** What the register says where there is no notice. */
  private static final String VERSION = "healthFollowUp";

  private final SurveillanceRecords records;
  private final NoticesOfArrival notices;
  private final Disclosed disclosed;
  private final ProgrammeLimits limits;
  private final Timeline timeline;
  private final Audit audit;

  HealthFollowUp(SurveillanceRecords records, NoticesOfArrival notices, Disclosed disclosed, ProgrammeLimits limits, Timeline timeline,
      Audit audit) {
    this.records = records;
    this.notices = notices;
    this.disclosed = disclosed;
    this.limits = limits;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** Enters whether somebody of the family is to report to public health. The audit says that it was entered, not what. */
  @Transactional
  public void enter(CaseFile file, boolean required) {
    records.add(file.id(), required, required ? limits.get(DAYS) : null);
    audit.record("enterMedicalSurveillance", file.number(), null);
    timeline.add(file.id(), "medicalSurveillanceEntered", null);
  }

  /** What officers see of it. */
  @Transactional(readOnly = true)
  public Surveillance.OnFile onFile(UUID caseId) {
    Surveillance now = records.of(caseId).orElse(null);
    return new Surveillance.OnFile(now, now == null ? List.of() : records.receipts(now.id()));
  }

  /**
   * The follow-up of the family of a notice, as its recipient may read it.
   *
   * @return empty when this organization has no such notice in force, or is a sponsor
   */
  @Transactional
  public Optional<Told> open(UUID organization, UUID noticeId, DisclosureChannel channel) {
    return addressed(organization, noticeId).map(notice -> {
      audit.record("readMedicalSurveillance", notice.caseNumber(), notice.label());
      Allowed allowed = disclosed.tell(organization, DisclosurePurpose.health,
          EnumSet.of(DisclosedField.caseNumber, DisclosedField.medicalSurveillance), channel,
          List.of(new Disclosed.Subject(notice.caseId(), notice.label())));
      Surveillance now = allowed.only(DisclosedField.medicalSurveillance, records.of(notice.caseId()).orElse(null));
      return new Told(notice, allowed, now, now == null ? null : records.acknowledgedAt(now.id(), organization).orElse(null));
    });
  }

  /**
   * Takes note that the recipient of a notice knows of the follow-up. Said again, it changes nothing.
   *
   * @return empty when there is nothing that this organization could have taken note of
   */
  @Transactional
  public Optional<Told> acknowledge(UUID organization, UUID noticeId) {
    Optional<Told> told = open(organization, noticeId, DisclosureChannel.page).filter(Told::owed);
    told.ifPresent(read -> {
      Surveillance now = read.now();
      if (now != null && records.acknowledge(now.id(), organization)) {
        audit.record("acknowledgeMedicalSurveillance", read.notice().caseNumber(), null);
        timeline.add(read.notice().caseId(), "medicalSurveillanceAcknowledged", null);
      }
    });
    return told;
  }

  @Override
  @Transactional
  public Optional<Boolean> disclosedTo(UUID organization, UUID caseId, DisclosureChannel channel) {
    Allowed allowed = disclosed.tell(organization, DisclosurePurpose.health,
        EnumSet.of(DisclosedField.caseNumber, DisclosedField.medicalSurveillance), channel, List.of(new Disclosed.Subject(caseId, VERSION)));
    return records.of(caseId).filter(now -> allowed.may(DisclosedField.medicalSurveillance)).map(Surveillance::required);
  }

  private Optional<Notice> addressed(UUID organization, UUID noticeId) {
    return notices.addressed(organization, noticeId).filter(notice -> !notice.part().equals(Notice.SPONSOR));
  }

  /**
   * The follow-up as a recipient reads it.
   *
   * @param notice         with nothing of the family in it
   * @param now            null while nobody has entered it, or when it may not be told
   * @param acknowledgedAt when this recipient took note
   */
  public record Told(Notice notice, Allowed allowed, @Nullable Surveillance now, @Nullable Instant acknowledgedAt) {

    /** Whether there is a duty to take note of. */
    public boolean owed() {
      return now != null && now.required();
    }
  }
}
