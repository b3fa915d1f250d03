package org.passerelle.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.document.Document;
import org.passerelle.portal.ReferralChoices.Choice;
import org.passerelle.referral.Finding;
import org.passerelle.referral.FormField;
import org.passerelle.referral.FormField.Kind;
import org.passerelle.referral.ReferralDraft;
import org.passerelle.referral.TypedReferral;

/**
 * The referral form as one of its pages shows it: what was typed, and what is wrong beside each field. Until the whole has been looked at once
 * an answer that is merely missing is not held against anybody.
 */
public final class DraftForm {

  private static final Set<String> SCRIPT = Set.of("nameInScript");

  private final ReferralDraft draft;
  private final TypedReferral typed;
  private final DraftStep step;
  private final @Nullable String person;
  private final List<Finding> findings;
  private final Map<String, Birth> births;
  private final Map<String, Document> papers;
  private final DraftWords words;

  /**
   * A page.
   *
   * @param person path of the person the page is about; null when it is about the step as a whole
   * @param papers the documents it names, by id
   */
  DraftForm(ReferralDraft draft, TypedReferral typed, DraftStep step, @Nullable String person, List<Finding> findings,
      Map<String, Birth> births, Map<String, Document> papers, DraftWords words) {
    this.draft = draft;
    this.typed = typed;
    this.step = step;
    this.person = person;
    this.findings = findings;
    this.births = births;
    this.papers = papers;
    this.words = words;
  }

  public ReferralDraft draft() {
    return draft;
  }

  public String step() {
    return step.name();
  }

  public boolean abridged() {
    return typed.abridged();
  }

  public boolean onPerson() {
    return person != null;
  }

  /** What the page is called. */
  public String title() {
    return person == null ? words.sentence("draft.step." + step) : words.entry(typed, person);
  }

  /** The page's address below the draft's. */
  public String place() {
    return person == null ? step.name() : "persons/" + key(person);
  }

  /** The next page, by its name among the moves. */
  public String nextStep() {
    return step.next(abridged()).name();
  }

  /** All steps, with how each stands. */
  public List<StepView> steps() {
    return DraftStep.of(abridged()).stream().map(this::view).toList();
  }

  private StepView view(DraftStep other) {
    if (other == DraftStep.check) {
      return new StepView(other.name(), other == step, null, 0);
    }
    List<Finding> here = findings.stream().filter(finding -> finding.refuses() && DraftStep.of(finding.field()) == other).toList();
    int wrong = (int) here.stream().filter(this::told).count();
    boolean untouched = other.fields().stream().filter(field -> !field.equals("form")).allMatch(typed::empty);
    return new StepView(other.name(), other == step, standing(wrong, untouched, here.isEmpty()), wrong);
  }

  private static String standing(int wrong, boolean untouched, boolean complete) {
    return wrong > 0 ? "mend" : untouched ? "empty" : complete ? "fine" : "begun";
  }

  /** The persons listed. */
  public List<PersonView> persons() {
    List<String> entries = typed.entries("persons");
    return IntStream.range(0, entries.size()).mapToObj(at -> {
      String entry = entries.get(at);
      List<Finding> here = findings.stream().filter(finding -> finding.refuses() && in(finding.field(), entry)).toList();
      int wrong = (int) here.stream().filter(this::told).count();
      Birth birth = births.get(entry);
      return new PersonView(entry, key(entry), at + 1, typed.answer(entry + ".fullName"), typed.answer(entry + ".nameInScript"),
          language(entry), String.join(", ", words.shown(typed, entry + ".relation")), typed.answer(entry + ".accompanying").equals("false"),
          birth == null ? typed.answer(entry + ".birthDate") : birth.shown(), standing(wrong, false, here.isEmpty()), wrong);
    }).toList();
  }

  /** The sections of this page. */
  public List<SectionView> sections() {
    if (person != null) {
      return DraftLayout.ofPerson().stream().map(section -> view(section, person + ".")).toList();
    }
    return DraftLayout.of(step).stream().map(section -> view(section, "")).toList();
  }

  private SectionView view(DraftLayout.Section section, String base) {
    return new SectionView(section.title(), rows(section.rows(), base));
  }

  private List<List<FieldView>> rows(List<List<String>> rows, String base) {
    return rows.stream().map(row -> row.stream().map(name -> field(base + name)).toList()).toList();
  }

  /** A field by its path. */
  public FieldView field(String path) {
    FormField field = typed.field(path).orElseThrow();
    List<EntryView> entries = switch (field.kind()) {
      case entries -> typed.entries(path).stream().map(entry -> entry(entry, field)).toList();
      case group -> List.of(new EntryView(path, words.label(path), rows(DraftLayout.of(field.entry()), path + ".")));
      default -> List.of();
    };
    boolean fixed = draft.mends() && path.equals("partnerReference");
    return new FieldView(path, field, words.label(path), words.hint(path), typed.given(path), words.choices(field, path, typed), entries,
        faultsOf(path), understood(path), SCRIPT.contains(field.name()) ? language(path) : null, fixed);
  }

  private EntryView entry(String entry, FormField list) {
    return new EntryView(entry, words.entry(typed, entry), rows(DraftLayout.of(list.entry()), entry + "."));
  }

  private @Nullable String understood(String path) {
    if (!path.endsWith(".birthDate")) {
      return null;
    }
    Birth birth = births.get(path.substring(0, path.length() - ".birthDate".length()));
    return birth == null ? null : words.understood(birth);
  }

  /** The language a name in its own script is most likely in: the one the person wants to be heard in, or the only one of the family. */
  private @Nullable String language(String path) {
    String own = path.startsWith("persons[") ? typed.answer(path.substring(0, path.indexOf(']') + 1) + ".interpreterLanguage") : "";
    List<String> spoken = typed.given("languages");
    String language = own.isBlank() && spoken.size() == 1 ? spoken.get(0) : own;
    return language.matches("[a-z]{2,3}") ? language : null;
  }

  /** What is wrong with a field. */
  public List<String> faultsOf(String path) {
    return findings.stream().filter(finding -> finding.field().equals(path) && finding.refuses() && told(finding)).map(Finding::message).toList();
  }

  /** Everything that is wrong on this page. */
  public List<FaultView> faults() {
    return told(true, step).stream().filter(fault -> person == null || in(fault.path(), person)).toList();
  }

  /** What deserves a second look on this page without being refused. */
  public List<FaultView> remarks() {
    return told(false, step).stream().filter(fault -> person == null || in(fault.path(), person)).toList();
  }

  /** Everything that is wrong, or deserves a second look, by step. */
  public List<StepFaults> allFaults(boolean refuses) {
    return DraftStep.of(abridged()).stream().map(other -> new StepFaults(other.name(), told(refuses, other)))
        .filter(faults -> !faults.faults().isEmpty()).toList();
  }

  private List<FaultView> told(boolean refuses, DraftStep where) {
    return findings.stream().filter(finding -> finding.refuses() == refuses && told(finding) && DraftStep.of(finding.field()) == where)
        .map(finding -> new FaultView(finding.field(), page(finding.field()), anchor(finding.field()),
            words.context(typed, finding.field()) + name(finding.field()), finding.message())).toList();
  }

  private String name(String path) {
    return path.endsWith("]") ? words.entry(typed, path) : words.label(path);
  }

  private boolean told(Finding finding) {
    return draft.checked() || !finding.refuses() && finding.code() == null
        || finding.code() == null && !typed.empty(finding.field());
  }

  /** The page a field stands on, below the draft's address. */
  private static String page(String path) {
    return path.startsWith("persons[") ? "persons/" + key(path.substring(0, path.indexOf(']') + 1)) : DraftStep.of(path).name();
  }

  private static String anchor(String path) {
    return FieldView.id(path);
  }

  /** All that was typed, by step, as it is read. */
  public List<Summary> summary() {
    return DraftStep.of(abridged()).stream().filter(other -> other != DraftStep.check).map(other -> new Summary(other.name(), null,
        other.fields().stream().flatMap(name -> parts(name).stream()).toList())).toList();
  }

  private List<Part> parts(String path) {
    FormField field = typed.field(path).orElseThrow();
    if (field.kind() == Kind.document) {
      Document paper = papers.get(typed.answer(path));
      return List.of(new Part(words.label(path), List.of(paper == null ? words.sentence("draft.attachments.gone") : paper.fileName()), false, null,
          List.of()));
    }
    if (!field.kind().holdsFields()) {
      List<String> shown = words.shown(typed, path);
      return shown.isEmpty() ? List.of() : List.of(new Part(words.label(path), shown, field.kind() == Kind.prose,
          SCRIPT.contains(field.name()) ? language(path) : null, List.of()));
    }
    List<String> holders = field.kind() == Kind.group ? List.of(path) : typed.entries(path);
    return holders.stream().map(holder -> new Part(field.kind() == Kind.group ? words.label(path) : words.entry(typed, holder), List.of(), false, null,
        field.fields().stream().flatMap(within -> parts(holder + "." + within.name()).stream()).toList())).filter(part -> !part.parts().isEmpty())
        .toList();
  }

  private static boolean in(String path, String entry) {
    return path.equals(entry) || path.startsWith(entry + ".");
  }

  private static String key(String entry) {
    return entry.substring(entry.lastIndexOf('[') + 1, entry.length() - 1);
  }

  /**
   * A step as the list of steps shows it.
   *
   * @param standing {@code empty}, {@code begun}, {@code mend} or {@code fine}; null where that makes no sense
   * @param wrong    how many things are to be mended
   */
  public record StepView(String code, boolean current, @Nullable String standing, int wrong) {
  }

  /** A person as the list of persons shows them. */
  public record PersonView(String entry, String key, int number, String name, String nameInScript, @Nullable String language, String relation,
      boolean stays, String birth, String standing, int wrong) {
  }

  /** Fields under one heading. */
  public record SectionView(String title, List<List<FieldView>> rows) {
  }

  /** An entry of a list, or a group of fields. */
  public record EntryView(String path, String title, List<List<FieldView>> rows) {

    public String id() {
      return FieldView.id(path);
    }
  }

  /**
   * A field.
   *
   * @param understood how a birth was understood
   * @param language   of what stands in it, as far as known
   * @param fixed      whether it cannot be changed
   */
  public record FieldView(String path, FormField field, String label, @Nullable String hint, List<String> given, List<Choice> choices,
      List<EntryView> entries, List<String> faults, @Nullable String understood, @Nullable String language, boolean fixed) {

    static String id(String path) {
      return "field-" + path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
    }

    public String id() {
      return id(path);
    }

    public String kind() {
      return field.kind().name();
    }

    public boolean wrong() {
      return !faults.isEmpty();
    }

    /** Whether every form has an answer here, by its form or by a rule. */
    public boolean asked() {
      return field.required() || DraftLayout.ASKED_BY_RULE.contains(field.name());
    }

    /** The only answer. */
    public String value() {
      return given.isEmpty() ? "" : given.get(0);
    }

    public boolean has(String answer) {
      return given.contains(answer);
    }

    /** The answer, when it is none of those to choose from. */
    public @Nullable String unlisted() {
      return given.isEmpty() || choices.stream().anyMatch(choice -> choice.code().equals(value())) ? null : value();
    }

    /** What describes the field, by the ids of its elements. */
    public @Nullable String described() {
      List<String> ids = new ArrayList<>();
      if (wrong()) {
        ids.add(id() + "-fault");
      }
      if (hint != null) {
        ids.add(id() + "-hint");
      }
      if (understood != null) {
        ids.add(id() + "-understood");
      }
      return ids.isEmpty() ? null : ids.stream().collect(Collectors.joining(" "));
    }

    /** The answers of a field that takes several lines, and an empty one for the next. */
    public List<String> lines() {
      List<String> lines = new ArrayList<>(given);
      if (lines.size() < field.most()) {
        lines.add("");
      }
      return lines;
    }

    public boolean full() {
      return entries.size() >= field.most();
    }

    /** How wide an answer is: {@code short}, {@code long} or nothing in particular. */
    public String width() {
      return kind().equals("number") || kind().equals("day") ? "short" : "";
    }
  }

  /**
   * Something wrong.
   *
   * @param page   where it stands, below the draft's address
   * @param anchor id of the field there
   */
  public record FaultView(String path, String page, String anchor, String label, String message) {
  }

  /** What is wrong in a step. */
  public record StepFaults(String step, List<FaultView> faults) {
  }

  /** A step as it is read. */
  public record Summary(String step, @Nullable String title, List<Part> parts) {
  }

  /** An answer, or several under one name, as they are read. */
  public record Part(String label, List<String> answers, boolean prose, @Nullable String language, List<Part> parts) {
  }
}
