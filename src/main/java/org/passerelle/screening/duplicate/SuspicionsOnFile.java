package org.passerelle.screening.duplicate;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suspicions that concern a case, as staff read them with both persons side by side. */
@Component
public class SuspicionsOnFile {

  private final JdbcClient jdbc;

  SuspicionsOnFile(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those found when this case came in, and those found later against it. */
  public List<Suspicion> of(UUID caseId) {
    return jdbc.sql("select p.full_name, p.birth_as_written, q.full_name as other_name, q.birth_as_written as other_birth, f.number, "
            + "s.reasons, s.decision, s.decision_reason, s.decided_by from duplicate_suspicion s "
            + "join person p on p.id = case when s.case_id = :case then s.person_id else s.other_person_id end "
            + "join person q on q.id = case when s.case_id = :case then s.other_person_id else s.person_id end "
            + "join case_file f on f.id = case when s.case_id = :case then s.other_case_id else s.case_id end "
            + "where s.case_id = :case or s.other_case_id = :case order by f.number, p.position, q.position")
        .param("case", caseId)
        .query((row, number) -> new Suspicion(row.getString("full_name"), row.getString("birth_as_written"), row.getString("other_name"),
            row.getString("other_birth"), row.getString("number"), List.of((String[]) row.getArray("reasons").getArray()),
            row.getString("decision"), row.getString("decision_reason"), row.getString("decided_by")))
        .list();
  }

  /**
   * A person of the case, and one of another who may be the same.
   *
   * @param reasons  what agrees: {@code sameDocument}, {@code sameName}, {@code compatibleBirth}
   * @param decision {@code different} or {@code same}; null while open
   */
  public record Suspicion(String name, String birth, String otherName, String otherBirth, String otherCaseNumber, List<String> reasons,
      @Nullable String decision, @Nullable String decisionReason, @Nullable String decidedBy) {
  }
}
