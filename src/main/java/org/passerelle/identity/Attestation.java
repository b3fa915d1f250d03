package org.passerelle.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.BirthCalendar;

/**
 * What an NGO found when it met a family: a sourced statement that feeds an officer's decision and never replaces it, nor biometrics.
 *
 * @param metOn         the day they met
 * @param manner        how
 * @param place         where, as far as it is safe to write down
 * @param documentsSeen what is to be said about papers as a whole; why there are none, when there are none
 * @param finding       whether what was seen and heard agrees with the referral
 * @param confidence    how sure the NGO is
 * @param remarks       what an officer should know besides; empty when there is nothing
 * @param particulars   the same, part by part
 */
public record Attestation(LocalDate metOn, Manner manner, String place, String documentsSeen, Finding finding, Confidence confidence,
    String remarks, Particulars particulars) {

  /** How the family was met. */
  public enum Manner { inPerson, remote }

  /** Whether the family is who the referral says. */
  public enum Finding { matches, partlyMatches, contradicts }

  /** How sure the NGO is of its finding. */
  public enum Confidence { low, medium, high }

  /** Whether somebody resembles the picture on a paper or in the file. */
  public enum Likeness { same, probablySame, different, notCompared }

  /** Whether what was seen or heard bears out a claim. */
  public enum Outcome { borneOut, contradicted, notKnown }

  /** What about a paper can be checked. None of these asks a country's own authorities. */
  public enum Check { paper, photo, handwriting, number, machineReadable, dates, issuerMarks }

  /** In which form a paper was shown. */
  public enum Shown { original, copy, picture }

  /** What a contradiction is about. */
  public enum Topic { name, birth, kinship, service, document, whereabouts, other }

  /** As it came in before attestations had parts, or when a part is not known. */
  public Attestation(LocalDate metOn, Manner manner, String place, String documentsSeen, Finding finding, Confidence confidence,
      String remarks) {
    this(metOn, manner, place, documentsSeen, finding, confidence, remarks, Particulars.NONE);
  }

  /**
   * The parts of an attestation. Persons are named by their id on file.
   *
   * @param metBy       people of the NGO who met the family, by the name or the mark by which the NGO knows them
   * @param interpreter who interpreted; null when nobody had to
   * @param safety      what endangers the family or the NGO's people; empty when there is nothing
   * @param attachments ids of pictures and scans, on file as documents
   */
  public record Particulars(List<String> metBy, @Nullable String interpreter, List<PersonSeen> people, List<DocumentSeen> documents,
      List<KinshipSeen> kinship, List<ServiceSeen> service, List<Referee> referees, List<Contradiction> contradictions, String safety,
      List<UUID> attachments) {

    public static final Particulars NONE =
        new Particulars(List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of());

    /** Lists that are missing in what was stored earlier are empty. */
    public Particulars {
      metBy = orEmpty(metBy);
      people = orEmpty(people);
      documents = orEmpty(documents);
      kinship = orEmpty(kinship);
      service = orEmpty(service);
      referees = orEmpty(referees);
      contradictions = orEmpty(contradictions);
      safety = safety == null ? "" : safety;
      attachments = orEmpty(attachments);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
      return list == null ? List.of() : List.copyOf(list);
    }
  }

  /**
   * One member of the family at the meeting.
   *
   * @param met         whether the NGO met them at all
   * @param nameStated  the name they gave, exactly as given; null when it is the one on file
   * @param birthStated the birth they gave: a day, a month, a year in that calendar; null when they gave none
   */
  public record PersonSeen(UUID personId, boolean met, Likeness likeness, @Nullable String nameStated, @Nullable String birthStated,
      @Nullable BirthCalendar calendar) {
  }

  /**
   * One paper that was shown.
   *
   * @param type         code of {@code reference}: tazkiraPaper, tazkiraBooklet, eTazkira, passport, …
   * @param number       exactly as on the paper
   * @param name         exactly as on the paper, in the paper's own script and order; never re-ordered
   * @param birth        as on the paper, in that calendar
   * @param checked      what was checked and found in order
   * @param notInOrder   what was checked and found wrong
   * @param notCheckable what could not be checked
   */
  public record DocumentSeen(UUID personId, String type, Shown shown, @Nullable String number, @Nullable String name,
      @Nullable String birth, @Nullable BirthCalendar calendar, @Nullable LocalDate issuedOn, @Nullable LocalDate expiresOn, List<Check> checked,
      List<Check> notInOrder, List<Check> notCheckable, String remark) {
  }

  /**
   * One branch of the family tree.
   *
   * @param relation what the person is to the principal applicant, as the NGO heard or saw it; codes of {@code Person.relation}
   * @param basis    on what that rests
   */
  public record KinshipSeen(UUID personId, String relation, Outcome outcome, String basis) {
  }

  /**
   * Employment or service that the family relies on.
   *
   * @param employer for whom, as heard or seen
   * @param from     month or year it began, as given
   * @param proof    which proof was shown; empty when none
   */
  public record ServiceSeen(UUID personId, String employer, String role, @Nullable String from, @Nullable String to, String proof,
      Outcome outcome) {
  }

  /**
   * Somebody who knows the family.
   *
   * @param knows how and since when they know the family
   * @param says  what they say
   */
  public record Referee(String name, String knows, String says, Outcome outcome) {
  }

  /**
   * Something that does not fit together.
   *
   * @param personId whom it is about; null when it is about the family
   */
  public record Contradiction(Topic topic, @Nullable UUID personId, String text) {
  }

  /** As it came in: without blanks around the texts, and remarks may be left out. */
  public static Attestation of(LocalDate metOn, Manner manner, String place, String documentsSeen, Finding finding,
      Confidence confidence, @Nullable String remarks) {
    return new Attestation(metOn, manner, place.strip(), documentsSeen.strip(), finding, confidence, remarks == null ? "" : remarks.strip());
  }
}
