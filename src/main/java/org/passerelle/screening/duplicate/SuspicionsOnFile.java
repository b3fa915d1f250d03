package org.passerelle.screening.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suspicions that concern a case, as staff read them with both persons side by side. */
@Component
public class SuspicionsOnFile {

  /** Of the reader's case first: theirs may be the later one or the one it is asked about. */
  private static final String BOTH = "select s.id, p.id as person, p.full_name, p.birth_as_written, q.id as other, q.full_name as other_name, "
      + "q.birth_as_written as other_birth, c.number, f.number as other_number, s.weight, s.strength, s.evidence, s.decision, s.decision_reason, s.decided_by "
      + "from duplicate_suspicion s join person p on p.id = case when s.other_case_id = :case then s.other_person_id else s.person_id end "
      + "join person q on q.id = case when s.other_case_id = :case then s.person_id else s.other_person_id end "
      + "join case_file c on c.id = case when s.other_case_id = :case then s.other_case_id else s.case_id end "
      + "join case_file f on f.id = case when s.other_case_id = :case then s.case_id else s.other_case_id end where ";

  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() { };

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  SuspicionsOnFile(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Those found when this case came in, and those found later against it: open ones first, the strongest of them first. */
  public List<Suspicion> of(UUID caseId) {
    return jdbc.sql(BOTH + "s.case_id = :case or s.other_case_id = :case "
            + "order by s.decision is not null, s.strength = 'strong' desc, s.weight desc, s.id")
        .param("case", caseId).query(this::read).list();
  }

  /** One of them, with the person of the case that was screened first. */
  public Optional<Suspicion> find(UUID suspicion) {
    return jdbc.sql(BOTH + "s.id = :suspicion").param("case", null, java.sql.Types.OTHER).param("suspicion", suspicion).query(this::read).optional();
  }

  private Suspicion read(ResultSet row, int number) throws SQLException {
    return new Suspicion(row.getObject("id", UUID.class), row.getObject("person", UUID.class), row.getString("full_name"),
        row.getString("birth_as_written"), row.getString("number"), row.getObject("other", UUID.class), row.getString("other_name"),
        row.getString("other_birth"), row.getString("other_number"), row.getDouble("weight"), row.getString("strength"),
        evidence(row.getString("evidence")), row.getString("decision"), row.getString("decision_reason"), row.getString("decided_by"));
  }

  private List<Evidence> evidence(String stored) {
    try {
      return json.readValue(stored, EVIDENCE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence cannot be read", e);
    }
  }

  /**
   * A person of the case, and one of another who may be the same.
   *
   * @param weight   for how much all of it speaks, in bits
   * @param strength {@code possible} or {@code strong}
   * @param evidence field by field; its words are {@code evidence.FIELD.FINDING} and {@code evidence.field.FIELD}
   * @param decision {@code different}, {@code linked} or {@code same}; null while open
   */
  public record Suspicion(UUID id, UUID person, String name, String birth, String caseNumber, UUID otherPerson, String otherName,
      String otherBirth, String otherCaseNumber, double weight, String strength, List<Evidence> evidence, @Nullable String decision,
      @Nullable String decisionReason, @Nullable String decidedBy) {

    /** Less says little: that both are of one sex, or of the country most people on file come from. */
    private static final double LITTLE = 1.5;

    public boolean strong() {
      return strength.equals("strong");
    }

    /** What weighs, for or against. */
    public List<Evidence> telling() {
      return evidence.stream().filter(said -> Math.abs(said.weight()) >= LITTLE).toList();
    }
  }
}
