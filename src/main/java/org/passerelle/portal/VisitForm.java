package org.passerelle.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.document.Document;
import org.passerelle.identity.AttestationDraft;
import org.passerelle.identity.Attesting.Member;
import org.passerelle.identity.Attesting.Opened;
import org.passerelle.identity.WrittenDate;
import org.passerelle.portal.DraftForm.EntryView;
import org.passerelle.portal.DraftForm.FieldView;
import org.passerelle.portal.DraftForm.Part;
import org.passerelle.portal.DraftForm.StepView;
import org.passerelle.referral.FormField;
import org.passerelle.referral.FormField.Kind;

/**
 * An attestation that is being written, as one of its pages shows it: what was typed, and what is wrong beside each field. Until the whole has been
 * looked at once, an answer that is merely missing is not held against anybody.
 */
public final class VisitForm {

  private final Opened opened;
  private final AttestationDraft draft;
  private final TypedVisit typed;
  private final VisitStep step;
  private final List<Fault> faults;
  private final Map<String, Document> papers;
  private final VisitWords words;

  /**
   * A page.
   *
   * @param draft  as it is on file
   * @param typed  as the page shows it
   * @param faults all that is wrong, wherever
   * @param papers the documents it names, by id
   */
  VisitForm(Opened opened, AttestationDraft draft, TypedVisit typed, VisitStep step, List<Fault> faults, Map<String, Document> papers, VisitWords words) {
    this.opened = opened;
    this.draft = draft;
    this.typed = typed;
    this.step = step;
    this.faults = faults;
    this.papers = papers;
    this.words = words;
  }

  public Opened opened() {
    return opened;
  }

  public AttestationDraft draft() {
    return draft;
  }

  public String step() {
    return step.name();
  }

  public String title() {
    return words.sentence("visit.step." + step);
  }

  /** The step as it stands on file, in short. */
  public String mark() {
    return draft.mark(step::holds);
  }

  /** All steps, with how each stands. */
  public List<StepView> steps() {
    return Arrays.stream(VisitStep.values()).map(other -> {
      List<Fault> here = faults.stream().filter(fault -> VisitStep.of(fault.path()) == other).toList();
      int wrong = (int) here.stream().filter(this::told).count();
      boolean untouched = other.fields().stream().allMatch(typed::empty);
      String standing = other == VisitStep.check ? null : wrong > 0 ? "mend" : untouched ? "empty" : here.isEmpty() ? "fine" : "begun";
      return new StepView(other.name(), other == step, standing, wrong);
    }).toList();
  }

  /** The rows of fields of this page. */
  public List<List<FieldView>> rows() {
    return rows(VisitLayout.of(step), "");
  }

  /** The members of the family, each with the fields of this page. */
  public List<MemberView> members() {
    String list = step == VisitStep.tree ? TypedVisit.KINSHIP : TypedVisit.PEOPLE;
    return typed.entries(list).stream().map(entry -> new MemberView(typed.member(entry), entry(entry, list))).toList();
  }

  /** The pictures and scans it names. */
  public List<AttachmentView> attachments() {
    return typed.given(TypedVisit.ATTACHMENTS).stream()
        .map(id -> new AttachmentView(TypedVisit.ATTACHMENTS + "[" + id + "]", papers.get(id))).toList();
  }

  /** A field by its path. */
  public FieldView field(String path) {
    FormField field = typed.field(path).orElseThrow();
    FormField asked = VisitLayout.ASKED_BY_RULE.contains(field.name()) || TypedVisit.checks().contains(field.name())
        ? new FormField(field.name(), field.kind(), field.codes(), field.longest(), field.most(), true, field.entry()) : field;
    List<EntryView> entries = field.kind() == Kind.entries ? typed.entries(path).stream().map(entry -> entry(entry, path)).toList() : List.of();
    return new FieldView(path, asked, words.label(path), words.hint(path), typed.given(path),
        words.choices(field, path, typed, opened.request().manner()), entries, faultsOf(path), understood(path), null, false);
  }

  private EntryView entry(String entry, String list) {
    return new EntryView(entry, words.entry(typed, entry), rows(VisitLayout.of(list), entry + "."));
  }

  private List<List<FieldView>> rows(List<List<String>> rows, String base) {
    return rows.stream().map(row -> row.stream().map(name -> field(base + name)).toList()).toList();
  }

  private @Nullable String understood(String path) {
    String written = path.endsWith("].birthStated") || path.endsWith("].birth") ? typed.answer(path) : "";
    if (written.isBlank()) {
      return null;
    }
    String calendar = typed.answer(path.substring(0, path.lastIndexOf('.')) + ".calendar");
    BirthCalendar meant = Arrays.stream(BirthCalendar.values()).filter(known -> known.name().equals(calendar)).findFirst().orElse(BirthCalendar.gregorian);
    Optional<Birth> birth = faultsOf(path).isEmpty() ? Birth.read(WrittenDate.plain(written), meant, null) : Optional.empty();
    return birth.map(words::understood).orElse(null);
  }

  private List<String> faultsOf(String path) {
    return faults.stream().filter(fault -> fault.path().equals(path) && told(fault)).map(Fault::message).toList();
  }

  /** What is wrong on this page. */
  public List<FaultView> faults() {
    return told(step);
  }

  /** Everything that is wrong, by step. */
  public List<StepFaults> allFaults() {
    return Arrays.stream(VisitStep.values()).map(other -> new StepFaults(other.name(), told(other))).filter(group -> !group.faults().isEmpty()).toList();
  }

  private List<FaultView> told(VisitStep where) {
    return faults.stream().filter(fault -> told(fault) && VisitStep.of(fault.path()) == where)
        .sorted(Comparator.comparingInt(fault -> where.fields().indexOf(fault.path().replaceAll("\\[.*", ""))))
        .map(fault -> new FaultView(where.name(), FieldView.id(fault.path()),
            words.context(typed, fault.path()) + (fault.path().endsWith("]") ? words.entry(typed, fault.path()) : words.label(fault.path())), fault.message()))
        .toList();
  }

  /** Something missing is told once the whole has been looked at; something wrong at once. */
  private boolean told(Fault fault) {
    return draft.checked() || !fault.missing();
  }

  /** All that was typed, by step, as it is read. */
  public List<DraftForm.Summary> summary() {
    return Arrays.stream(VisitStep.values()).filter(other -> other != VisitStep.check)
        .map(other -> new DraftForm.Summary(other.name(), null, other.fields().stream().flatMap(this::parts).toList())).toList();
  }

  private Stream<Part> parts(String path) {
    FormField field = typed.field(path).orElseThrow();
    if (path.equals(TypedVisit.ATTACHMENTS)) {
      List<String> names = attachments().stream().map(paper -> paper.document() == null ? words.sentence("draft.attachments.gone")
          : paper.document().fileName()).toList();
      return names.isEmpty() ? Stream.of() : Stream.of(new Part(words.label(path), names, false, null, List.of()));
    }
    if (field.kind() != Kind.entries) {
      List<String> shown = words.shown(typed, path);
      return shown.isEmpty() ? Stream.of() : Stream.of(new Part(words.label(path), shown, field.kind() == Kind.prose, null, List.of()));
    }
    return typed.entries(path).stream().filter(entry -> !path.equals(TypedVisit.KINSHIP) || !typed.empty(entry))
        .map(entry -> new Part(words.entry(typed, entry), List.of(), false, null,
            VisitLayout.of(path).stream().flatMap(List::stream).flatMap(name -> parts(entry + "." + name)).toList()))
        .filter(part -> !part.parts().isEmpty());
  }

  /** What stands on file in the fields of this page where the page says something else. */
  public List<Part> differences() {
    TypedVisit theirs = TypedVisit.of(draft.typed(), typed.family());
    return Stream.concat(typed.of(step).keySet().stream(), theirs.of(step).keySet().stream()).distinct().sorted()
        .filter(path -> typed.field(path).or(() -> theirs.field(path)).filter(field -> !field.kind().holdsFields()).isPresent())
        .filter(path -> !typed.given(path).equals(theirs.given(path)))
        .map(path -> {
          TypedVisit known = typed.field(path).isPresent() ? typed : theirs;
          List<String> shown = path.equals(TypedVisit.ATTACHMENTS) ? List.of(String.valueOf(theirs.given(path).size())) : words.shown(theirs, path);
          return new Part(words.context(known, path) + words.label(path), shown.isEmpty() ? List.of("–") : shown, true, null, List.of());
        }).toList();
  }

  /** The documents named that are the organization's, by id. */
  static Map<String, Document> byId(List<Document> documents) {
    return documents.stream().collect(Collectors.toMap(document -> document.id().toString(), document -> document));
  }

  /** A member of the family with fields. */
  public record MemberView(Member member, EntryView entry) {
  }

  /** @param document null when it is not there any more */
  public record AttachmentView(String path, @Nullable Document document) {
  }

  /**
   * Something wrong with what was typed.
   *
   * @param missing whether an answer is merely missing
   */
  record Fault(String path, String message, boolean missing) {
  }

  /** Something wrong as a list shows it. */
  public record FaultView(String page, String anchor, String label, String message) {
  }

  /** What is wrong in a step. */
  public record StepFaults(String step, List<FaultView> faults) {
  }
}
