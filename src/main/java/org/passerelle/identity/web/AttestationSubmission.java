package org.passerelle.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attestation.Check;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Likeness;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.Attestation.Shown;
import org.passerelle.identity.Attestation.Topic;
import org.passerelle.identity.PaperType;
import org.passerelle.identity.WrittenDate;
import org.passerelle.identity.web.Sound.Wrong;
import org.passerelle.referral.Written;

/**
 * An attestation as an NGO sends it, by page or by program.
 *
 * @param documentsSeen may be left out when papers are listed
 * @param particulars   may be left out by programs written before attestations had parts
 */
@Sound
public record AttestationSubmission(
    @Nullable @NotNull(message = "{validation.attestation.metOn}") @NotInFuture(message = "{validation.attestation.future}") LocalDate metOn,
    @Nullable @NotNull(message = "{validation.attestation.manner}") Manner manner,
    @Nullable @NotBlank(message = "{validation.attestation.place}")
    @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String place,
    @Nullable @Size(max = 2000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String documentsSeen,
    @Nullable @NotNull(message = "{validation.attestation.finding}") Finding finding,
    @Nullable @NotNull(message = "{validation.attestation.confidence}") Confidence confidence,
    @Nullable @Size(max = 4000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String remarks,
    @Nullable @Valid Parts particulars) implements Sound.Checked {

  static final String TOO_LONG = "{validation.attestation.length}";
  static final String CONTROL = "{validation.attestation.control}";
  static final String TOO_MANY = "{validation.attestation.entries}";
  static final String REQUIRED = "{validation.attestation.required}";

  @Override
  public Stream<Wrong> wrong(LocalDate today) {
    boolean listed = particulars != null && !all(particulars.documents).isEmpty();
    return listed || lineOf(documentsSeen) != null ? Stream.of() : Stream.of(new Wrong("documentsSeen", "validation.attestation.documentsSeen"));
  }

  /** Whether it says part by part who was met and what was seen. */
  public boolean inParts() {
    return particulars != null;
  }

  /** What it says, once it has been found valid. */
  public Attestation toAttestation() {
    return new Attestation(metOn, manner, place.strip(), words(documentsSeen), finding, confidence, words(remarks),
        particulars == null ? Attestation.Particulars.NONE : particulars.toParticulars());
  }

  /** The parts, as {@link Attestation.Particulars} explains them. */
  @Sound
  public record Parts(
      @Nullable @Size(max = 10, message = TOO_MANY)
      List<@NotBlank(message = REQUIRED) @Size(max = 120, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String> metBy,
      @Nullable @Size(max = 120, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String interpreter,
      @Nullable @Size(max = 60, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Seen> people,
      @Nullable @Size(max = 60, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Paper> documents,
      @Nullable @Size(max = 60, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Kinship> kinship,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Service> service,
      @Nullable @Size(max = 20, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Referee> referees,
      @Nullable @Size(max = 40, message = TOO_MANY) List<@NotNull(message = REQUIRED) @Valid Contradiction> contradictions,
      @Nullable @Size(max = 4000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String safety,
      @Nullable @Size(max = 30, message = TOO_MANY) List<@NotNull(message = REQUIRED) UUID> attachments) implements Sound.Checked {

    @Override
    public Stream<Wrong> wrong(LocalDate today) {
      return all(metBy).isEmpty() ? Stream.of(new Wrong("metBy", "visit.rule.metBy")) : Stream.of();
    }

    Attestation.Particulars toParticulars() {
      return new Attestation.Particulars(all(metBy).stream().map(String::strip).toList(), lineOf(interpreter),
          all(people).stream().map(Seen::toSeen).toList(), all(documents).stream().map(Paper::toPaper).toList(),
          all(kinship).stream().map(Kinship::toKinship).toList(), all(service).stream().map(Service::toService).toList(),
          all(referees).stream().map(Referee::toReferee).toList(), all(contradictions).stream().map(Contradiction::toContradiction).toList(),
          words(safety), all(attachments).stream().distinct().toList());
    }
  }

  /** One member of the family. Who was met needs a likeness. */
  @Sound
  public record Seen(@Nullable @NotNull(message = REQUIRED) UUID personId, @Nullable @NotNull(message = REQUIRED) Boolean met,
      @Nullable Likeness likeness,
      @Nullable @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String nameStated,
      @Nullable @Size(max = 40, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String birthStated,
      @Nullable BirthCalendar calendar) implements Sound.Checked {

    @Override
    public Stream<Wrong> wrong(LocalDate today) {
      return Stream.concat(Boolean.TRUE.equals(met) && likeness == null ? Stream.of(new Wrong("likeness", "validation.attestation.likeness")) : Stream.of(),
          wrongBirth("birthStated", birthStated, calendar, today));
    }

    Attestation.PersonSeen toSeen() {
      return new Attestation.PersonSeen(personId, met, likeness == null ? Likeness.notCompared : likeness, lineOf(nameStated), birthOf(birthStated),
          calendarOf(birthStated, calendar));
    }
  }

  /** One paper. */
  @Sound
  public record Paper(@Nullable @NotNull(message = REQUIRED) UUID personId, @Nullable @NotNull(message = REQUIRED) PaperType type,
      @Nullable @NotNull(message = REQUIRED) Shown shown,
      @Nullable @Size(max = 80, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String number,
      @Nullable @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String name,
      @Nullable @Size(max = 40, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String birth,
      @Nullable BirthCalendar calendar, @Nullable LocalDate issuedOn, @Nullable LocalDate expiresOn,
      @Nullable @Size(max = 7, message = TOO_MANY) List<@NotNull(message = REQUIRED) Check> checked,
      @Nullable @Size(max = 7, message = TOO_MANY) List<@NotNull(message = REQUIRED) Check> notInOrder,
      @Nullable @Size(max = 7, message = TOO_MANY) List<@NotNull(message = REQUIRED) Check> notCheckable,
      @Nullable @Size(max = 2000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String remark) implements Sound.Checked {

    @Override
    public Stream<Wrong> wrong(LocalDate today) {
      List<Wrong> wrong = new ArrayList<>(wrongBirth("birth", birth, calendar, today).toList());
      if (issuedOn != null && issuedOn.isAfter(today)) {
        wrong.add(new Wrong("issuedOn", "visit.rule.future"));
      }
      if (issuedOn != null && expiresOn != null && expiresOn.isBefore(issuedOn)) {
        wrong.add(new Wrong("expiresOn", "visit.rule.expiresBeforeIssued"));
      }
      Set<Check> once = new HashSet<>(all(checked));
      if (all(notInOrder).stream().anyMatch(check -> !once.add(check))) {
        wrong.add(new Wrong("notInOrder", "visit.rule.checkTwice"));
      }
      if (all(notCheckable).stream().anyMatch(check -> !once.add(check))) {
        wrong.add(new Wrong("notCheckable", "visit.rule.checkTwice"));
      }
      if (!all(notInOrder).isEmpty() && lineOf(remark) == null) {
        wrong.add(new Wrong("remark", "visit.rule.whatIsWrong"));
      }
      return wrong.stream();
    }

    Attestation.DocumentSeen toPaper() {
      return new Attestation.DocumentSeen(personId, type.name(), shown, lineOf(number), lineOf(name), birthOf(birth), calendarOf(birth, calendar),
          issuedOn, expiresOn, all(checked), all(notInOrder), all(notCheckable), words(remark));
    }
  }

  /** One branch of the family tree. */
  @Sound
  public record Kinship(@Nullable @NotNull(message = REQUIRED) UUID personId, @Nullable @NotNull(message = REQUIRED) Relation relation,
      @Nullable @NotNull(message = REQUIRED) Outcome outcome,
      @Nullable @Size(max = 1000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String basis) implements Sound.Checked {

    @Override
    public Stream<Wrong> wrong(LocalDate today) {
      return outcome == null || outcome == Outcome.notKnown || lineOf(basis) != null ? Stream.of() : Stream.of(new Wrong("basis", "visit.rule.basis"));
    }

    Attestation.KinshipSeen toKinship() {
      return new Attestation.KinshipSeen(personId, relation.name(), outcome, words(basis));
    }
  }

  /** What somebody is to the principal applicant. */
  public enum Relation { principalApplicant, spouse, child, parent, sibling, grandparent, grandchild, childInCare, otherRelative }

  /** Employment or service. */
  public record Service(@Nullable @NotNull(message = REQUIRED) UUID personId,
      @Nullable @NotBlank(message = REQUIRED) @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String employer,
      @Nullable @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String role,
      @Nullable @Size(max = 40, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String from,
      @Nullable @Size(max = 40, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String to,
      @Nullable @Size(max = 1000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String proof,
      @Nullable @NotNull(message = REQUIRED) Outcome outcome) {

    Attestation.ServiceSeen toService() {
      return new Attestation.ServiceSeen(personId, words(employer), words(role), lineOf(from), lineOf(to), words(proof), outcome);
    }
  }

  /** Somebody who knows the family. */
  public record Referee(
      @Nullable @NotBlank(message = REQUIRED) @Size(max = 200, message = TOO_LONG) @Pattern(regexp = Written.LINE, message = CONTROL) String name,
      @Nullable @Size(max = 500, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String knows,
      @Nullable @Size(max = 2000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String says,
      @Nullable @NotNull(message = REQUIRED) Outcome outcome) {

    Attestation.Referee toReferee() {
      return new Attestation.Referee(words(name), words(knows), words(says), outcome);
    }
  }

  /** Something that does not fit together. */
  public record Contradiction(@Nullable @NotNull(message = REQUIRED) Topic topic, @Nullable UUID personId,
      @Nullable @NotBlank(message = REQUIRED) @Size(max = 2000, message = TOO_LONG) @Pattern(regexp = Written.PROSE, message = CONTROL) String text) {

    Attestation.Contradiction toContradiction() {
      return new Attestation.Contradiction(topic, personId, words(text));
    }
  }

  static String words(@Nullable String written) {
    return written == null ? "" : written.strip();
  }

  private static @Nullable String lineOf(@Nullable String written) {
    return written == null || written.isBlank() ? null : written.strip();
  }

  private static @Nullable String birthOf(@Nullable String written) {
    return Optional.ofNullable(lineOf(written)).map(WrittenDate::plain).orElse(null);
  }

  /** A birth is of our calendar unless it is said to be of another; without a birth there is nothing to say. */
  private static @Nullable BirthCalendar calendarOf(@Nullable String written, @Nullable BirthCalendar calendar) {
    return lineOf(written) == null ? null : calendar == null ? BirthCalendar.gregorian : calendar;
  }

  private static <T> List<T> all(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Stream<Wrong> wrongBirth(String field, @Nullable String written, @Nullable BirthCalendar calendar, LocalDate today) {
    String plain = birthOf(written);
    if (plain == null) {
      return Stream.of();
    }
    BirthCalendar meant = calendarOf(written, calendar);
    Optional<Birth> birth = Birth.read(plain, meant, null);
    if (birth.isEmpty() || birth.get().after(today)) {
      boolean other = !Birth.calendarsMeant(plain, meant, today).isEmpty();
      return Stream.of(new Wrong(field, other ? "visit.rule.otherCalendar" : birth.isEmpty() ? "visit.rule.birth" : "visit.rule.future"));
    }
    return Stream.of();
  }
}
