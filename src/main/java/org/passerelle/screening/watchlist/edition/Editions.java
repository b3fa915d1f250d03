package org.passerelle.screening.watchlist.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.screening.watchlist.edition.Comparison.Change;
import org.passerelle.screening.watchlist.edition.Edition.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of lists, their editions and entries. */
@Component
public class Editions {

  /** Changes and editions on a page. */
  public static final int PAGE = 25;

  private static final int PIECE = 500;
  private static final String SELECT = "select id, list_code, number, base, state, as_of, file_name, entries, added, removed, changed, doubts, loaded_by, "
      + "loaded_at, decided_by, decided_at from watchlist_edition ";

  private final JdbcClient jdbc;
  private final JdbcTemplate many;
  private final ObjectMapper json;
  private final Clock clock;

  Editions(JdbcClient jdbc, JdbcTemplate many, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.many = many;
    this.json = json;
    this.clock = clock;
  }

  /** All lists, with the edition in force and the one that waits to be confirmed. */
  public List<Watchlist> lists() {
    Map<String, List<Edition>> current = jdbc.sql(SELECT + "where state in ('inForce', 'proposed')").query(Editions::edition).list().stream()
        .collect(Collectors.groupingBy(Edition::list));
    return jdbc.sql("select code, name_en, name_fr, format, source, edition from watchlist order by position").query((row, number) -> {
      List<Edition> own = current.getOrDefault(row.getString("code"), List.of());
      return new Watchlist(row.getString("code"), row.getString("name_en"), row.getString("name_fr"), ListFormat.valueOf(row.getString("format")),
          row.getString("source"), row.getInt("edition"), of(own, State.inForce), of(own, State.proposed));
    }).list();
  }

  public Optional<Watchlist> list(String code) {
    return lists().stream().filter(list -> list.code().equals(code)).findFirst();
  }

  public Optional<Edition> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?").param(id).query(Editions::edition).optional();
  }

  /** A page of a list's editions, newest first, and one more when others follow. */
  public List<Edition> page(String list, @Nullable Integer before) {
    return jdbc.sql(SELECT + "where list_code = ? and number < ? order by number desc limit ?")
        .params(list, before == null ? Integer.MAX_VALUE : before, PAGE + 1).query(Editions::edition).list();
  }

  /**
   * A page of an edition's changes, and one more when others follow.
   *
   * @param kind  {@code added}, {@code removed} or {@code changed}; null for all
   * @param after position after which the page begins; 0 for the first
   */
  public List<ListedChange> changes(UUID edition, @Nullable String kind, int after) {
    return jdbc.sql("select position, reference, kind, name, fields, before, after from watchlist_change where edition_id = :edition "
            + (kind == null ? "" : "and kind = :kind ") + "and position > :after order by position limit " + (PAGE + 1))
        .param("edition", edition).param("kind", kind).param("after", after)
        .query((row, number) -> new ListedChange(row.getInt("position"), row.getString("reference"), row.getString("kind"), row.getString("name"),
            List.of((String[]) row.getArray("fields").getArray()), entry(row.getString("before")), entry(row.getString("after")))).list();
  }

  /** Which editions are in force; of two answers that are equal nothing was loaded in between. */
  public Map<String, Integer> inForce() {
    return jdbc.sql("select code, edition from watchlist order by code").query(Editions::version).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }

  /** The same; until the transaction ends no other edition comes into force. */
  public Map<String, Integer> holdInForce() {
    return jdbc.sql("select code, edition from watchlist order by code for share").query(Editions::version).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }

  /** Every entry in force of every list. */
  public List<StoredEntry> entriesInForce() {
    return jdbc.sql("select id, list_code, content, facts_hash from watchlist_entry where until is null order by list_code, reference")
        .query(this::stored).list();
  }

  public Optional<StoredEntry> entry(UUID id) {
    return jdbc.sql("select id, list_code, content, facts_hash from watchlist_entry where id = ?").param(id).query(this::stored).optional();
  }

  /** Whether the list says something else of this entry today, or has removed it. */
  public boolean replaced(StoredEntry entry) {
    return jdbc.sql("select until is not null from watchlist_entry where id = ?").param(entry.id()).query(Boolean.class).single();
  }

  /** Holds the list for this transaction; the number of its edition in force. */
  int lock(String list) {
    return jdbc.sql("select edition from watchlist where code = ? for update").param(list).query(Integer.class).single();
  }

  Map<String, ListEntry> entriesOf(String list) {
    return jdbc.sql("select id, list_code, content, facts_hash from watchlist_entry where list_code = ? and until is null order by reference").param(list)
        .query(this::stored).list().stream().map(StoredEntry::entry)
        .collect(Collectors.toMap(ListEntry::reference, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /** The list's edition that was loaded from this very file, if it is in force or waits to be confirmed. */
  Optional<Edition> ofFile(String list, byte[] sha256) {
    return jdbc.sql(SELECT + "where list_code = ? and sha256 = ? and state in ('inForce', 'proposed')").params(list, sha256).query(Editions::edition).optional();
  }

  public Optional<Edition> current(String list) {
    return jdbc.sql(SELECT + "where list_code = ? and state = 'inForce'").param(list).query(Editions::edition).optional();
  }

  /** Drops whatever of the list waits to be confirmed. */
  void dropProposed(String list) {
    jdbc.sql("update watchlist_edition set state = 'dropped', decided_by = ?, decided_at = ? where list_code = ? and state = 'proposed'")
        .params(SignedIn.actor(), now(), list).update();
  }

  /** Keeps an edition with its comparison; nothing of the list in force changes. */
  Edition propose(String list, int base, ReadList read, byte[] sha256, String fileName, Comparison comparison, List<String> doubts) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into watchlist_edition (id, list_code, number, base, state, as_of, file_name, sha256, entries, added, removed, changed, doubts, "
            + "loaded_by, loaded_at) select ?, ?, 1 + coalesce(max(number), 0), ?, 'proposed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from watchlist_edition "
            + "where list_code = ?")
        .params(id, list, base, read.asOf(), fileName, sha256, read.entries().size(), comparison.count(Comparison.Kind.added),
            comparison.count(Comparison.Kind.removed), comparison.count(Comparison.Kind.changed), doubts.toArray(String[]::new), SignedIn.actor(), now(), list)
        .update();
    List<Object[]> rows = new ArrayList<>();
    for (Change change : comparison.changes()) {
      rows.add(new Object[] {id, rows.size() + 1, change.known().reference(), change.kind().name(), change.known().name(),
          change.fields().toArray(String[]::new), json(change.before()), json(change.after())});
    }
    many.batchUpdate("insert into watchlist_change (edition_id, position, reference, kind, name, fields, before, after) "
        + "values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)", rows, PIECE, (statement, row) -> {
          for (int index = 0; index < row.length; index++) {
            statement.setObject(index + 1, row[index] instanceof String[] texts ? statement.getConnection().createArrayOf("text", texts) : row[index]);
          }
        });
    return find(id).orElseThrow();
  }

  /** Puts a proposed edition into force in place of the one it was compared with. */
  void apply(Edition edition) {
    jdbc.sql("update watchlist_edition set state = 'replaced' where list_code = ? and state = 'inForce'").param(edition.list()).update();
    jdbc.sql("update watchlist_edition set state = 'inForce', decided_by = ?, decided_at = ? where id = ?")
        .params(SignedIn.actor(), now(), edition.id()).update();
    jdbc.sql("update watchlist_entry e set until = ? from watchlist_change c where c.edition_id = ? and c.kind <> 'added' and e.list_code = ? "
        + "and e.reference = c.reference and e.until is null").params(edition.number(), edition.id(), edition.list()).update();
    List<Object[]> rows = new ArrayList<>();
    jdbc.sql("select after from watchlist_change where edition_id = ? and kind <> 'removed' order by position").param(edition.id())
        .query((row, number) -> entry(row.getString("after"))).list().forEach(entry -> rows.add(new Object[] {UUID.randomUUID(), edition.list(),
            entry.reference(), entry.kind().name(), entry.name(), json(entry), Fingerprint.of(String.valueOf(json(entry))),
            Fingerprint.of(entry.party("")), edition.number()}));
    many.batchUpdate("insert into watchlist_entry (id, list_code, reference, kind, name, content, hash, facts_hash, since) "
        + "values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)", rows);
    jdbc.sql("update watchlist set edition = ? where code = ?").params(edition.number(), edition.list()).update();
  }

  /** Drops one edition that waits to be confirmed; false when it no longer does. */
  boolean drop(UUID id) {
    return jdbc.sql("update watchlist_edition set state = 'dropped', decided_by = ?, decided_at = ? where id = ? and state = 'proposed'")
        .params(SignedIn.actor(), now(), id).update() == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static @Nullable Edition of(List<Edition> editions, State state) {
    return editions.stream().filter(edition -> edition.state() == state).findFirst().orElse(null);
  }

  private static Map.Entry<String, Integer> version(ResultSet row, int number) throws SQLException {
    return Map.entry(row.getString("code"), row.getInt("edition"));
  }

  private StoredEntry stored(ResultSet row, int number) throws SQLException {
    ListEntry entry = entry(row.getString("content"));
    return new StoredEntry(row.getObject("id", UUID.class), row.getString("list_code"), entry, row.getBytes("facts_hash"));
  }

  private static Edition edition(ResultSet row, int number) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    return new Edition(row.getObject("id", UUID.class), row.getString("list_code"), row.getInt("number"), row.getInt("base"),
        State.valueOf(row.getString("state")), row.getObject("as_of", LocalDate.class), row.getString("file_name"), row.getInt("entries"),
        row.getInt("added"), row.getInt("removed"), row.getInt("changed"), List.of((String[]) row.getArray("doubts").getArray()),
        row.getString("loaded_by"), row.getTimestamp("loaded_at").toInstant(), row.getString("decided_by"), decided == null ? null : decided.toInstant());
  }

  private @Nullable String json(@Nullable ListEntry entry) {
    try {
      return entry == null ? null : json.writeValueAsString(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry cannot be written", e);
    }
  }

  private @Nullable ListEntry entry(@Nullable String stored) {
    try {
      return stored == null ? null : json.readValue(stored, ListEntry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry cannot be read", e);
    }
  }

  /**
   * An entry as it is kept.
   *
   * @param factsHash of what is compared
   */
  public record StoredEntry(UUID id, String list, ListEntry entry, byte[] factsHash) {
  }

  /**
   * A change of an edition, as a page shows it.
   *
   * @param fields what differs, when it was changed
   */
  public record ListedChange(int position, String reference, String kind, String name, List<String> fields, @Nullable ListEntry before,
      @Nullable ListEntry after) {
  }
}
