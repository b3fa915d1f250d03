package org.passerelle.screening.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links and merges as staff read them on a file, those that were taken back too, and the names they brought. */
@Component
public class LinksOnFile {

  private static final String SELECT = "select l.*, c.number, d.number as other_number, p.full_name, q.full_name as other_name from record_link l "
      + "join case_file c on c.id = l.case_id join case_file d on d.id = l.other_case_id "
      + "left join person p on p.id = l.person_id left join person q on q.id = l.other_person_id ";

  private final JdbcClient jdbc;

  LinksOnFile(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The links of a case, those that hold first. */
  public List<Entry> of(UUID caseId) {
    return jdbc.sql(SELECT + "where l.case_id = :case or l.other_case_id = :case order by l.undone_at is not null, l.made_at desc, l.id")
        .param("case", caseId).query(LinksOnFile::read).list();
  }

  public Optional<Entry> find(UUID id) {
    return jdbc.sql(SELECT + "where l.id = ?").param(id).query(LinksOnFile::read).optional();
  }

  /** What holds now of what was decided about this pair: the link of its two persons, or the merge of its two files. */
  public Optional<Entry> holding(PairsOnFile.Entry pair) {
    return jdbc.sql(SELECT + "where l.undone_at is null and case l.kind when 'link' then l.person_id in (:one, :other) and l.other_person_id in (:one, :other) "
            + "else l.case_id in (:case, :otherCase) and l.other_case_id in (:case, :otherCase) end")
        .param("one", pair.personId()).param("other", pair.otherPersonId()).param("case", pair.caseId()).param("otherCase", pair.otherCaseId())
        .query(LinksOnFile::read).list().stream().findFirst();
  }

  /** The names that came to the persons of a case by links, by person: those that hold first. */
  public Map<UUID, List<Name>> names(UUID caseId) {
    return jdbc.sql("select k.person_id, k.name, k.name_in_script, k.reason, f.number as from_file, k.added_by, k.added_at, k.withdrawn_by, k.withdrawn_at "
            + "from also_known_as k join person p on p.id = k.person_id join record_link l on l.id = k.link_id "
            + "join case_file f on f.id = case when l.case_id = p.case_id then l.other_case_id else l.case_id end "
            + "where p.case_id = ? order by k.withdrawn_at is not null, k.added_at, k.name")
        .param(caseId)
        .query((row, number) -> Map.entry(row.getObject("person_id", UUID.class), new Name(row.getString("name"), row.getString("name_in_script"),
            row.getString("reason"), row.getString("from_file"), row.getString("added_by"), row.getTimestamp("added_at").toInstant(),
            row.getString("withdrawn_by"), instant(row.getTimestamp("withdrawn_at")))))
        .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Entry read(ResultSet row, int number) throws SQLException {
    return new Entry(row.getObject("id", UUID.class), row.getString("kind").equals("merge"), row.getObject("suspicion_id", UUID.class),
        row.getObject("case_id", UUID.class), row.getString("number"), row.getString("other_number"), row.getString("full_name"),
        row.getString("other_name"), row.getBoolean("ended_file"), row.getString("reason"), row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(), row.getString("undo_reason"), row.getString("undone_by"), instant(row.getTimestamp("undone_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * A link of two persons, or a merge.
   *
   * @param pair   the pair it was decided about, if it is still on file
   * @param number of a merge: the file that was merged
   * @param other  of a merge: the file on record
   * @param name   null when the partner has taken the person out of its referral since
   */
  public record Entry(UUID id, boolean merge, @Nullable UUID pair, UUID caseId, String number, String other, @Nullable String name,
      @Nullable String otherName, boolean endedFile, String reason, String madeBy, Instant madeAt, @Nullable String undoReason,
      @Nullable String undoneBy, @Nullable Instant undoneAt) {

    /** {@code merge} or {@code link}, as messages name it. */
    public String kind() {
      return merge ? "merge" : "link";
    }

    /** The other file, seen from this one. */
    public String seenFrom(String file) {
      return file.equals(number) ? other : number;
    }

    /** What it is for this file: {@code link}, {@code mergedInto} or {@code mergedFrom}. */
    public String roleOf(String file) {
      return !merge ? "link" : file.equals(number) ? "mergedInto" : "mergedFrom";
    }
  }

  /**
   * A name under which another record of the same person stands.
   *
   * @param reason      {@code otherRecord} for that record's main name; else the reason it had there
   * @param fromFile    number of the other file
   * @param withdrawnBy user name of who took the link back; null while the name holds
   */
  public record Name(String name, @Nullable String nameInScript, String reason, String fromFile, String addedBy, Instant addedAt,
      @Nullable String withdrawnBy, @Nullable Instant withdrawnAt) {
  }
}
