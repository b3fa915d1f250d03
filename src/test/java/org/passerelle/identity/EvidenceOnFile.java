package org.passerelle.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.casefile.Person;
import org.passerelle.identity.Attestation.Check;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Contradiction;
import org.passerelle.identity.Attestation.DocumentSeen;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.KinshipSeen;
import org.passerelle.identity.Attestation.Likeness;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.Attestation.Particulars;
import org.passerelle.identity.Attestation.PersonSeen;
import org.passerelle.identity.Attestation.Referee;
import org.passerelle.identity.Attestation.ServiceSeen;
import org.passerelle.identity.Attestation.Shown;
import org.passerelle.identity.Attestation.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two NGOs that met one family and do not agree. Everyone is fictional. */
public final class EvidenceOnFile {

  public static final String NAME = "Zarghuna Fictionalzada Mohammad Nasir Wardak-Testfictional";
  public static final String SCRIPT = "زرغونه فکشنلزاده";
  public static final LocalDate MET = LocalDate.of(2026, 3, 4);

  private EvidenceOnFile() {
  }

  /** A mother, a father and a child, with a claim for everything. */
  public static List<Person> family(String number) {
    return List.of(
        new Person(UUID.randomUUID(), 1, "principalApplicant", true, NAME, SCRIPT, "female", born("1990-02-03"), "AFG", "nationalId", number,
            new org.passerelle.casefile.Particulars(List.of(new OtherName("Zari Jan", null, "nickname")), List.of(), null, null, "Interpreter with the Canadian forces",
                null, null, null, null, null)),
        new Person(UUID.randomUUID(), 2, "spouse", true, "Gul Mohammad Testfictional", null, "male", born("1985"), "AFG", null, null,
            org.passerelle.casefile.Particulars.NONE),
        new Person(UUID.randomUUID(), 3, "child", true, "Omid Testfictional", null, "male", born("2015-01-01"), "AFG", null, null,
            org.passerelle.casefile.Particulars.NONE));
  }

  private static Birth born(String written) {
    return Birth.read(written).orElseThrow();
  }

  /** What the first NGO found: most of it fits. */
  public static Attestation first(List<Person> family, String number) {
    UUID mother = family.get(0).id();
    UUID father = family.get(1).id();
    UUID child = family.get(2).id();
    return new Attestation(MET, Manner.inPerson, "Quetta", "An electronic tazkira and a paper one.", Finding.matches, Confidence.high, "",
        new Particulars(List.of("F. Fieldworker-Fictional"), null,
            List.of(seen(mother, Likeness.same, null, "1368-11-14", BirthCalendar.solarHijri), seen(father, Likeness.notCompared, "Gul Muhammed", "1985", null),
                seen(child, Likeness.probablySame, null, "2015", null)),
            List.of(
                new DocumentSeen(mother, "eTazkira", Shown.original, number, SCRIPT, "1368-11-14", BirthCalendar.solarHijri, null, null,
                    List.of(Check.photo, Check.machineReadable), List.of(), List.of(Check.issuerMarks), ""),
                new DocumentSeen(father, "tazkiraPaper", Shown.copy, "112-45-7", "گل محمد", "1364", BirthCalendar.solarHijri, null, null, List.of(),
                    List.of(), List.of(Check.number, Check.issuerMarks), "Water stains over the seal.")),
            List.of(new KinshipSeen(father, "spouse", Outcome.borneOut, "Wedding pictures and both families’ accounts."),
                new KinshipSeen(child, "child", Outcome.borneOut, "The child calls them mother and father.")),
            List.of(new ServiceSeen(mother, "Task Force Testfictional", "Interpreter", "2009-05", "2011", "Badge and two letters of thanks", Outcome.borneOut)),
            List.of(new Referee("Old neighbour, fictional", "Next door since 2003", "They are who they say.", Outcome.borneOut)), List.of(), "", List.of()));
  }

  /** What the second one found: another year, another kinship, a false letter and talk of money. */
  public static Attestation second(List<Person> family, String number) {
    UUID mother = family.get(0).id();
    UUID father = family.get(1).id();
    UUID child = family.get(2).id();
    return new Attestation(MET.plusDays(40), Manner.remote, "Peshawar, by video", "A passport in a picture, a facilitation letter.", Finding.partlyMatches,
        Confidence.low, "The child was not at the call.",
        new Particulars(List.of("Second Fieldworker-Fictional"), "I. Interpreter-Fictional",
            List.of(seen(mother, Likeness.different, "Zarghoona Fictional Zada", "1988-05-17", null),
                new PersonSeen(child, false, Likeness.notCompared, null, null, null)),
            List.of(
                new DocumentSeen(mother, "passport", Shown.picture, number + "9", "TESTFICTIONAL ZARGHUNA", "1988-05-17", null, null, null, List.of(Check.dates),
                    List.of(Check.photo), List.of(Check.paper), "The edge of the photograph is lifted."),
                new DocumentSeen(mother, "facilitationLetter", Shown.picture, "FL-77", null, null, null, LocalDate.of(2021, 9, 12), null, List.of(), List.of(),
                    List.of(Check.issuerMarks), "Says that it is a visa. Came from help@cic.gc.ca.example by e-mail.")),
            List.of(new KinshipSeen(father, "sibling", Outcome.contradicted, "An aunt says he is her brother.")), List.of(), List.of(),
            List.of(new Contradiction(Topic.document, mother, "She paid 900 dollars for the letter."),
                new Contradiction(Topic.whereabouts, null, "The neighbours say they moved to Lahore.")),
            "", List.of()));
  }

  private static PersonSeen seen(UUID person, Likeness likeness, @Nullable String name, @Nullable String birth, @Nullable BirthCalendar calendar) {
    return new PersonSeen(person, true, likeness, name, birth, calendar);
  }

  /** Stores an NGO's answered request. */
  public static void attest(JdbcClient jdbc, ObjectMapper json, UUID caseId, UUID verifier, Attestation said, Instant at) {
    UUID request = UUID.randomUUID();
    jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, manner, requested_at, remind_at, due_at, closed_at) "
            + "values (?, ?, ?, 'answered', ?, ?, ?, ?, ?)")
        .params(request, caseId, verifier, said.manner().name(), Timestamp.from(at), Timestamp.from(at), Timestamp.from(at), Timestamp.from(at)).update();
    try {
      jdbc.sql("insert into attestation (request_id, met_on, met_in_person, place, documents_seen, finding, confidence, remarks, particulars, attested_by, "
              + "attested_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'verifier', ?)")
          .params(request, said.metOn(), said.manner() == Manner.inPerson, said.place(), said.documentsSeen(), said.finding().name(),
              said.confidence().name(), said.remarks(), json.writeValueAsString(said.particulars()), Timestamp.from(at)).update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
