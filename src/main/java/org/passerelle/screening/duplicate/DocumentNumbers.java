package org.passerelle.screening.duplicate;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who else is on file with the number of a paper. */
@Component
public class DocumentNumbers {

  /** A number that more people bear was made up to fill a field; these are enough to show it. */
  private static final int MOST = 50;

  private final JdbcClient jdbc;

  DocumentNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A number in the form in which two are compared: capital letters and plain digits. One that tells nobody apart, such as 0000, stays as written. */
  public static String plain(String written) {
    return PersonRecord.Document.of(null, written).map(PersonRecord.Document::number).orElse(written.strip());
  }

  /** Whether a number is long and varied enough to point to somebody. */
  public static boolean distinguishes(String written) {
    return PersonRecord.Document.of(null, written).isPresent();
  }

  /**
   * Whom other files claim these numbers for. Files that are linked or merged with this one are left out: that they are of the same people was decided.
   *
   * @param numbers as {@link #plain} gives them
   */
  public List<Bearer> elsewhere(Collection<String> numbers, UUID caseId) {
    String[] keys = numbers.stream().map(SearchKeys::ofDocument).toArray(String[]::new);
    return keys.length == 0 ? List.of() : jdbc.sql("""
        select f.number as case_number, p.full_name, p.document_number
        from person_search s join person p on p.id = s.person_id join case_file f on f.id = s.case_id
        where s.keys && ?::text[] and s.case_id <> ?
          and not exists (select 1 from record_link l where l.undone_at is null and (l.case_id = ? and l.other_case_id = s.case_id
            or l.other_case_id = ? and l.case_id = s.case_id))
        order by f.number, p.position limit ?""")
        .params(keys, caseId, caseId, caseId, MOST)
        .query((row, index) -> new Bearer(row.getString("case_number"), row.getString("full_name"), row.getString("document_number"))).list();
  }

  /** Somebody in another file with that number, as written there. */
  public record Bearer(String caseNumber, String fullName, String number) {
  }
}
