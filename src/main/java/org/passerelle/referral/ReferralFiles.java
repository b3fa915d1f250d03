package org.passerelle.referral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.CaseClock;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.CaseWaits;
import org.passerelle.casefile.PartnerFiles;
import org.passerelle.casefile.PartnerFiles.Show;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A partner's own files as the partner sees them. */
@Service
public class ReferralFiles {

  /** Files on a page of the list. */
  public static final int PAGE = 25;

  private static final String NUMBER = "PAS-[0-9]{4}-[0-9]{6,}";

  /** What a partner hears of. Whom else the department asked, and what it compared, is not among it. */
  private static final Set<String> TOLD = Set.of("referralSubmitted", "referralResubmitted", "referralReturned", "referralAccepted",
      "referralIneligible", "referralAlreadyOnFile", "referralReopened", "closedIncomplete", "birthReported", "newDangerReported", "medicalReported",
      "withdrawalRecorded", "questionAsked", "questionReminded", "questionAnswered", "questionOverdue");
  private static final List<String> TOLD_KINDS = List.of("priority.", "caseClosed.");

  private final CaseFiles files;
  private final PartnerFiles list;
  private final Persons persons;
  private final Referrals referrals;
  private final InformationRequests questions;
  private final CaseWaits waits;
  private final CaseTasks tasks;
  private final Timeline timeline;
  private final Audit audit;

  ReferralFiles(CaseFiles files, PartnerFiles list, Persons persons, Referrals referrals, InformationRequests questions, CaseWaits waits,
      CaseTasks tasks, Timeline timeline, Audit audit) {
    this.files = files;
    this.list = list;
    this.persons = persons;
    this.referrals = referrals;
    this.questions = questions;
    this.waits = waits;
    this.tasks = tasks;
    this.timeline = timeline;
    this.audit = audit;
  }

  /** The case of that number, if this partner referred it. */
  public Optional<CaseFile> find(UUID partnerId, String number) {
    return files.ofPartner(partnerId, number);
  }

  /**
   * A page of the partner's files, newest first.
   *
   * @param before case number after which the page begins; null for the newest
   */
  @Transactional(readOnly = true)
  public Page page(UUID partnerId, @Nullable String before) {
    List<CaseFile> found = files.pageOfPartner(partnerId, number(before), PAGE + 1);
    List<CaseFile> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new Page(standings(shown), found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
  }

  /**
   * A page of some of the partner's files, newest first.
   *
   * @param search the beginning of a case number or of the partner's reference; null for any
   * @param before case number after which the page begins; null for the newest
   */
  @Transactional(readOnly = true)
  public Page page(UUID partnerId, Show show, @Nullable String search, @Nullable String before) {
    List<CaseFile> found = list.page(partnerId, show, search, number(before), PAGE + 1);
    List<CaseFile> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new Page(standings(shown), found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
  }

  /** Where a case stands. */
  @Transactional(readOnly = true)
  public Standing standing(CaseFile file) {
    return standings(List.of(file)).get(0);
  }

  /** The version that is on file: what is written next must have started from it. */
  public int version(CaseFile file) {
    return referrals.get(file.id()).version();
  }

  /** Everything the partner may see of its file. The reading is audited. */
  @Transactional
  public View read(CaseFile file) {
    audit.record("readReferral", file.number(), null);
    return new View(standing(file), referrals.get(file.id()), persons.of(file.id()), referrals.faults(file.id()),
        timeline.of(file.id()).stream().filter(ReferralFiles::told).toList(), questions.ofCase(file.id()));
  }

  /** What is on file, as the partner would send it again. */
  @Transactional
  public ReferralSubmission asSubmitted(CaseFile file) {
    audit.record("readReferral", file.number(), null);
    return referrals.lastSent(file.id())
        .broughtUpTo(referrals.get(file.id()), persons.of(file.id()), referrals.confidential(file.id()));
  }

  /** Nothing comes after what is no case number. */
  private static @Nullable String number(@Nullable String before) {
    return before == null || before.matches(NUMBER) ? before : "";
  }

  private List<Standing> standings(List<CaseFile> shown) {
    List<UUID> ids = shown.stream().map(CaseFile::id).toList();
    Map<UUID, CaseWaits.Held> held = waits.holding(ids);
    Map<UUID, Instant> returned = referrals.returned(ids);
    Map<UUID, Instant> asked = questions.awaited(ids);
    Map<String, Instant> due = tasks.due(shown.stream().filter(CaseFile::open).map(CaseFile::number).toList());
    return shown.stream()
        .map(file -> Standing.of(file, held.get(file.id()), returned.get(file.id()), asked.get(file.id()),
            due.get(file.number()))).toList();
  }

  private static boolean told(Timeline.Event event) {
    return TOLD.contains(event.code()) || TOLD_KINDS.stream().anyMatch(event.code()::startsWith);
  }

  /**
   * A page of files.
   *
   * @param next the number after which the next page begins; null on the last
   */
  public record Page(List<Standing> files, @Nullable String next) {
  }

  /**
   * Where a case stands for its partner.
   *
   * @param status code of the plain words: {@code status.<code>}
   * @param heldBy who holds the file; null when it is closed
   * @param until  when the holder's time ends, as far as it is the partner's business; null when it is not or nothing runs
   */
  public record Standing(CaseFile file, String status, @Nullable String heldBy, @Nullable Instant until) {

    static Standing of(CaseFile file, CaseWaits.@Nullable Held held, @Nullable Instant resubmitBy, @Nullable Instant answerBy,
        @Nullable Instant due) {
      if (!file.open()) {
        return new Standing(file, "closed." + file.outcome(), null, null);
      }
      String holder = held == null ? CaseClock.DEPARTMENT : held.holder();
      if (resubmitBy != null) {
        return new Standing(file, "returned", holder, resubmitBy);
      }
      if (answerBy != null) {
        return new Standing(file, "asked", holder, answerBy);
      }
      return new Standing(file, file.stage(), holder, holder.equals(CaseClock.DEPARTMENT) ? due : null);
    }

    /** Whether the partner is asked to send the referral again. */
    public boolean returned() {
      return status.equals("returned");
    }

    /** Whether the partner is asked a question. */
    public boolean asked() {
      return status.equals("asked");
    }

    /** Whether the file waits for the partner. */
    public boolean needsPartner() {
      return returned() || asked();
    }
  }

  /**
   * A file as its partner sees it.
   *
   * @param questions what officers have asked, in order
   */
  public record View(Standing standing, Referral referral, List<Person> people, List<Fault> faults, List<Timeline.Event> events,
      List<InformationRequest> questions) {

    public CaseFile file() {
      return standing.file();
    }
  }
}
