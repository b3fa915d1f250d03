package org.passerelle.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.document.Document;
import org.passerelle.casefile.document.Documents;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.referral.DraftMerge.Difference;
import org.passerelle.referral.DraftMerge.Side;
import org.passerelle.referral.ReferralSubmission.Member;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A partner's people write a referral together, over days: save, come back, look at the whole, send. */
@Service
public class ReferralDrafting {

  /** Drafts on a page of the list. */
  public static final int PAGE = 25;

  private static final String REFERENCE = "partnerReference";

  private final ReferralDrafts drafts;
  private final ReferralIntake intake;
  private final ReferralFiles files;
  private final Referrals referrals;
  private final CaseFiles cases;
  private final Documents documents;
  private final ReferralExamination examination;
  private final ProgrammeLimits limits;
  private final Audit audit;
  private final MessageSource messages;
  private final Clock clock;

  ReferralDrafting(ReferralDrafts drafts, ReferralIntake intake, ReferralFiles files, Referrals referrals, CaseFiles cases,
      Documents documents, ReferralExamination examination, ProgrammeLimits limits, Audit audit, MessageSource messages, Clock clock) {
    this.drafts = drafts;
    this.intake = intake;
    this.files = files;
    this.referrals = referrals;
    this.cases = cases;
    this.documents = documents;
    this.examination = examination;
    this.limits = limits;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** Begins a referral. */
  @Transactional
  public UUID begin(UUID partnerId, boolean abridged) {
    UUID id = drafts.begin(partnerId, TypedReferral.blank(abridged));
    audit.record("beginDraft", id.toString(), null);
    return id;
  }

  /**
   * Begins, for the partner who referred a family, the referral of somebody whom that family left behind: linked to the family's case, with what is
   * on file of the person. The partner completes it and sends it, or lets it go.
   */
  @Transactional
  public UUID beginLinked(CaseFile first, Person left) {
    TypedReferral.Added link = TypedReferral.blank(false).add("linkedCases").orElseThrow();
    String person = link.to().entries("persons").get(0) + ".";
    String linked = "linkedCases[" + link.key() + "].";
    Map<String, List<String>> known = new HashMap<>(Map.of(linked + "reference", List.of(first.number()), linked + "link",
        List.of("sameFamily"), person + "fullName", List.of(left.fullName()), person + "sex", List.of(left.sex())));
    if (left.nameInScript() != null) {
      known.put(person + "nameInScript", List.of(left.nameInScript()));
    }
    UUID id = drafts.begin(first.partnerId(), link.to().with(known));
    audit.record("beginLinkedDraft", first.number(), id.toString());
    return id;
  }

  /** The mending of the partner's own file that came back: begun from what is on file, or where it was left. */
  @Transactional
  public UUID mend(CaseFile file) {
    return drafts.ofCase(file.partnerId(), file.id()).map(ReferralDraft::id).orElseGet(() -> {
      drafts.begin(file.partnerId(), file.id(), files.version(file), TypedReferral.of(files.asSubmitted(file)));
      UUID id = drafts.ofCase(file.partnerId(), file.id()).orElseThrow().id();
      audit.record("beginDraft", id.toString(), file.number());
      return id;
    });
  }

  /**
   * A page of the partner's drafts, last changed first.
   *
   * @param after the draft after which the page begins; null for the first
   */
  @Transactional(readOnly = true)
  public Page page(UUID partnerId, @Nullable UUID after) {
    List<ReferralDraft> found = drafts.page(partnerId, after, PAGE + 1);
    return new Page(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE ? found.get(PAGE - 1).id() : null);
  }

  /** The partner's draft and what stands in it. The reading is audited. */
  @Transactional
  public Optional<Opened> open(UUID partnerId, UUID id) {
    return drafts.find(partnerId, id).map(draft -> {
      audit.record("readDraft", id.toString(), null);
      return opened(draft);
    });
  }

  /** The number of the case that a draft of the partner's has become. */
  public Optional<String> sentAs(UUID partnerId, UUID id) {
    return drafts.sentAs(partnerId, id);
  }

  /** Until when a draft is kept if nobody changes it. */
  public Instant keptUntil(ReferralDraft draft) {
    return draft.changedAt().plus(kept());
  }

  /** The whole has been looked at: from now on each step says what is missing. */
  @Transactional
  public void markChecked(ReferralDraft draft) {
    drafts.markChecked(draft.id());
  }

  /**
   * Saves what was typed, right or wrong. When somebody else has saved since, nothing of theirs is overwritten: what differs is handed back to be
   * chosen from, and nothing is written.
   *
   * @return empty when the partner has no such draft
   */
  @Transactional
  public Optional<Saving> save(UUID partnerId, UUID id, Change change) {
    return drafts.lock(partnerId, id).map(draft -> save(draft, change));
  }

  private Saving save(ReferralDraft draft, Change change) {
    TypedReferral kept = typed(draft);
    boolean moved = change.since() != draft.version();
    TypedReferral base = moved ? drafts.typed(draft.id(), change.since()).orElse(null) : kept;
    Map<String, List<String>> typed = new HashMap<>(change.typed());
    if (draft.mends()) {
      typed.remove(REFERENCE);
    }
    TypedReferral mine = (base == null ? kept : base).with(typed);
    if (mine.size() > TypedReferral.LARGEST_KEPT || mine.answers().values().stream().flatMap(List::stream)
        .anyMatch(answer -> answer.length() > TypedReferral.LONGEST_KEPT)) {
      return new Saving(draft, mine, Outcome.tooLong, null, List.of());
    }
    TypedReferral merged = mine;
    if (moved) {
      DraftMerge merge = DraftMerge.of(base, mine, kept, typed::containsKey);
      boolean shown = change.seen() != null && change.seen() == draft.version();
      if (!merge.changesNothing() && !(shown && merge.settledBy(change.choices()))) {
        return new Saving(draft, mine, Outcome.changedMeanwhile, null, differences(draft, change.since(), merge));
      }
      merged = merge.chosen(change.choices());
    }
    return edited(draft, kept, merged, change.edit(), moved);
  }

  private Saving edited(ReferralDraft draft, TypedReferral kept, TypedReferral merged, Edit edit, boolean moved) {
    // what somebody else has written in an entry since is not removed unseen
    boolean held = moved && edit.kind() == Edit.Kind.remove;
    TypedReferral.Added added = edit.added(merged).orElse(null);
    TypedReferral result = held ? merged : added != null ? added.to() : edit.applied(merged);
    if (result.equals(kept)) {
      return new Saving(draft, kept, held ? Outcome.notRemoved : Outcome.unchanged, null, List.of());
    }
    drafts.save(draft, result);
    audit.record("saveDraft", draft.id().toString(), "v" + (draft.version() + 1));
    removeUnnamed(draft.partnerId(), named(kept), named(result));
    return new Saving(drafts.find(draft.partnerId(), draft.id()).orElseThrow(), result, held ? Outcome.notRemoved : Outcome.saved,
        added == null ? null : added.key(), List.of());
  }

  /** Documents that were on the draft and are not any more go too, unless another draft names them or a case has them. */
  private void removeUnnamed(UUID partnerId, Set<UUID> before, Set<UUID> after) {
    before.stream().filter(id -> !after.contains(id) && !drafts.name(partnerId, id)).forEach(id -> documents.remove(partnerId, id));
  }

  /** The documents a draft names. */
  private static Set<UUID> named(TypedReferral typed) {
    return typed.entries("attachments").stream().map(entry -> typed.answer(entry + ".document")).filter(id -> id.matches(Written.ID))
        .map(UUID::fromString).collect(Collectors.toSet());
  }

  /** What the partner has given that a draft names, by id. */
  public Map<String, Document> papers(ReferralDraft draft, TypedReferral typed) {
    return documents.list(draft.partnerId(), named(typed)).stream().collect(Collectors.toMap(paper -> paper.id().toString(), paper -> paper));
  }

  private List<Shown> differences(ReferralDraft draft, int since, DraftMerge merge) {
    List<ReferralDrafts.Save> saves = drafts.since(draft.id(), since);
    return merge.differences().stream().map(difference -> shown(difference, merge, saves)).toList();
  }

  private static Shown shown(Difference difference, DraftMerge merge, List<ReferralDrafts.Save> saves) {
    ReferralDrafts.Save last = saves.get(0);
    for (int at = 0; at + 1 < saves.size(); at++) {
      if (!same(saves.get(at).typed(), saves.get(at + 1).typed(), difference)) {
        last = saves.get(at);
        break;
      }
    }
    return new Shown(difference.path(), difference.entry(), difference.usual(), merge.mine(), merge.theirs(), last.by(), last.at());
  }

  private static boolean same(TypedReferral one, TypedReferral other, Difference difference) {
    return difference.entry() ? one.hasEntry(difference.path()) == other.hasEntry(difference.path())
        : one.given(difference.path()).equals(other.given(difference.path()));
  }

  /**
   * Deletes a draft, unless somebody has changed it since.
   *
   * @return whether it is gone; false when it has changed. Empty when the partner has no such draft
   */
  @Transactional
  public Optional<Boolean> delete(UUID partnerId, UUID id, int since) {
    return drafts.lock(partnerId, id).map(draft -> {
      if (draft.version() != since) {
        return false;
      }
      Set<UUID> papers = named(typed(draft));
      drafts.delete(id);
      audit.record("deleteDraft", id.toString(), null);
      removeUnnamed(partnerId, papers, Set.of());
      return true;
    });
  }

  /** Everything there is to say about a draft of this partner, in the order of the form. Fields are named as in {@link TypedReferral}. */
  public List<Finding> examine(UUID partnerId, TypedReferral typed) {
    TypedReferral.Reading reading = typed.read();
    List<Finding> findings = new ArrayList<>();
    reading.unreadable().forEach((path, key) -> findings.add(new Finding(path, null, message(key), true)));
    examination.examine(partnerId, reading.submission()).stream()
        .map(found -> new Finding(typed.path(found.field()), found.code(), found.message(), found.refuses()))
        .filter(found -> !reading.unreadable().containsKey(found.field())).distinct().forEach(findings::add);
    List<String> order = typed.paths();
    findings.sort(Comparator.comparingInt(found -> place(order, found.field())));
    return findings;
  }

  private static int place(List<String> order, String path) {
    for (int at = 0; at < order.size(); at++) {
      if (TypedReferral.within(order.get(at), path)) {
        return at;
      }
    }
    return -1;
  }

  /** How the birth of each person can be understood, by the person's path; whose birth cannot be read is left out. */
  public Map<String, Birth> births(TypedReferral typed) {
    Map<String, Birth> births = new HashMap<>();
    List<String> entries = typed.entries("persons");
    List<Member> members = ReferralSubmission.orEmpty(typed.read().submission().persons());
    for (int at = 0; at < members.size(); at++) {
      Birth birth = members.get(at).calendarKnown() ? members.get(at).birth(LocalDate.now(clock)) : null;
      if (birth != null) {
        births.put(entries.get(at), birth);
      }
    }
    return births;
  }

  /**
   * Sends a draft: the case and the end of the draft are one. Sent twice, it is answered with the case it has become.
   *
   * @param since the version that was looked at
   * @return empty when the partner has no such draft
   * @throws DraftMoved when somebody has changed it since
   * @see ReferralIntake#submit
   * @see ReferralIntake#resubmit
   */
  @Transactional
  public Optional<String> send(UUID partnerId, UUID id, int since) {
    Optional<ReferralDraft> found = drafts.lock(partnerId, id);
    if (found.isEmpty()) {
      return drafts.sentAs(partnerId, id);
    }
    ReferralDraft draft = found.get();
    if (draft.version() != since) {
      throw new DraftMoved();
    }
    TypedReferral.Reading reading = typed(draft).read();
    if (!reading.unreadable().isEmpty()) {
      throw new ReferralRefused(examine(partnerId, typed(draft)));
    }
    CaseFile file = draft.mends() ? intake.resubmit(cases.get(draft.caseId()), reading.submission(), draft.baseVersion())
        : intake.submit(partnerId, reading.submission(), null).file();
    drafts.delete(id);
    drafts.addSent(draft, file.id());
    return Optional.of(file.number());
  }

  /**
   * What has been written on file since the mending of a returned file started, against the draft; empty when nothing has.
   *
   * @param draft that mends a file
   */
  @Transactional
  public Optional<OnFile> onFile(ReferralDraft draft) {
    CaseFile file = cases.get(draft.caseId());
    int version = files.version(file);
    if (version == draft.baseVersion()) {
      return Optional.empty();
    }
    TypedReferral base = drafts.typed(draft.id(), 0).orElse(null);
    TypedReferral now = TypedReferral.of(files.asSubmitted(file)).keyedAs(base == null ? typed(draft) : base);
    DraftMerge merge = DraftMerge.of(base, typed(draft), now, path -> !path.equals(REFERENCE));
    Referral referral = referrals.get(file.id());
    return Optional.of(new OnFile(version, merge.differences().stream().map(difference -> new Shown(difference.path(), difference.entry(),
        difference.usual(), merge.mine(), merge.theirs(), referral.submittedBy(), referral.submittedAt())).toList(), now, merge));
  }

  /**
   * Goes on from what is on file now, with the draft's text wherever it was chosen.
   *
   * @param version on file that was looked at
   * @return whether that was done; false when a choice is missing, or the draft or the file has changed again. Empty when there is no such draft
   */
  @Transactional
  public Optional<Boolean> rebase(UUID partnerId, UUID id, int since, int version, Map<String, Side> choices) {
    return drafts.lock(partnerId, id).filter(ReferralDraft::mends).map(draft -> {
      OnFile onFile = onFile(draft).orElse(null);
      if (onFile == null || onFile.version() != version || draft.version() != since || !onFile.merge().settledBy(choices)) {
        return false;
      }
      drafts.rebase(draft, version, onFile.now());
      drafts.save(draft, onFile.merge().chosen(choices));
      audit.record("saveDraft", id.toString(), "v" + (draft.version() + 1));
      return true;
    });
  }

  /** What the officer asks of a returned file, for the draft that mends it. */
  @Transactional(readOnly = true)
  public Optional<Asked> asked(ReferralDraft draft) {
    if (!draft.mends()) {
      return Optional.empty();
    }
    Referral referral = referrals.get(draft.caseId());
    return Optional.of(new Asked(cases.get(draft.caseId()).number(), referral.returnReason(), referral.resubmitBy()));
  }

  /** Deletes the drafts that nobody has changed for as long as the programme keeps them. */
  @Transactional
  public int deleteExpired() {
    int gone = drafts.deleteUnchangedSince(clock.instant().minus(kept()));
    if (gone > 0) {
      audit.record("deleteExpiredDrafts", "drafts", String.valueOf(gone));
    }
    return gone;
  }

  private Duration kept() {
    return Duration.ofDays(limits.get("draftDays"));
  }

  private Opened opened(ReferralDraft draft) {
    return new Opened(draft, typed(draft));
  }

  private TypedReferral typed(ReferralDraft draft) {
    return drafts.typed(draft.id(), draft.version()).orElseThrow();
  }

  private String message(String key) {
    return messages.getMessage(key, null, LocaleContextHolder.getLocale());
  }

  /**
   * A page of drafts.
   *
   * @param next the draft after which the next page begins; null on the last
   */
  public record Page(List<ReferralDraft> drafts, @Nullable UUID next) {
  }

  /** A draft and what stands in it. */
  public record Opened(ReferralDraft draft, TypedReferral typed) {
  }

  /**
   * What one person changes.
   *
   * @param since   the version they had before their eyes
   * @param seen    the newer version they were shown beside their text, when they have chosen; null when not
   * @param typed   what they typed, by path
   * @param choices whose text they chose, by path
   * @param edit    what happens to a list besides
   */
  public record Change(int since, @Nullable Integer seen, Map<String, List<String>> typed, Map<String, Side> choices, Edit edit) {
  }

  /**
   * What happens to a list.
   *
   * @param path of the list to add to, or of the entry; the id of the document to attach
   */
  public record Edit(Kind kind, String path) {

    /** Nothing. */
    public static final Edit NONE = new Edit(Kind.none, "");

    private static final String ATTACHMENTS = "attachments";

    /** The kinds. */
    public enum Kind {
      none, add, remove, up, attach
    }

    private Optional<TypedReferral.Added> added(TypedReferral typed) {
      if (kind == Kind.add) {
        return typed.add(path);
      }
      boolean there = typed.entries(ATTACHMENTS).stream().anyMatch(entry -> typed.answer(entry + ".document").equals(path));
      return kind != Kind.attach || there ? Optional.empty() : typed.add(ATTACHMENTS).map(entry -> new TypedReferral.Added(
          entry.to().with(Map.of(ATTACHMENTS + "[" + entry.key() + "].document", List.of(path))), entry.key()));
    }

    TypedReferral applied(TypedReferral typed) {
      if (!typed.hasEntry(path)) {
        return typed;
      }
      return kind == Kind.remove ? typed.without(path) : kind == Kind.up ? typed.moveUp(path) : typed;
    }
  }

  /** What has become of a save. */
  public enum Outcome {
    saved, unchanged,
    /** Somebody else has saved meanwhile: nothing was written. */
    changedMeanwhile,
    /** Somebody else has saved meanwhile: what was typed is saved, but the entry still stands. */
    notRemoved,
    /** More than is ever kept: nothing was written. */
    tooLong
  }

  /**
   * What has become of a save.
   *
   * @param draft       as it now is
   * @param typed       what is kept now, or what was typed when nothing was written
   * @param added       the key of the entry that was added
   * @param differences what is to be chosen from
   */
  public record Saving(ReferralDraft draft, TypedReferral typed, Outcome outcome, @Nullable String added, List<Shown> differences) {
  }

  /**
   * A difference as it is shown.
   *
   * @param usual whose text is taken without a choice; null when both changed it
   * @param by    who wrote theirs
   * @param at    when
   */
  public record Shown(String path, boolean entry, @Nullable Side usual, TypedReferral mine, TypedReferral theirs, String by, Instant at) {
  }

  /** What is on file now, against a draft. */
  public record OnFile(int version, List<Shown> differences, TypedReferral now, DraftMerge merge) {
  }

  /** What is asked of a returned file, and until when. */
  public record Asked(String number, @Nullable String reason, @Nullable Instant until) {
  }

  /** Somebody has changed the draft since it was looked at. Nothing was sent. */
  public static final class DraftMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
