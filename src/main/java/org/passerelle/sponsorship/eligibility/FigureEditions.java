package org.passerelle.sponsorship.eligibility;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.FigureTable.Cell;
import org.passerelle.sponsorship.eligibility.SettlementCost.Part;
import org.passerelle.sponsorship.eligibility.Sharing.Share;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the editions of figures, and of who pays what in which stream. Rows are only added. */
@Component
public class FigureEditions {

  /** How many editions of a table a page shows. */
  public static final int PAGE = 25;

  private static final String WITH_FIGURES = " left join figure f on f.edition_id = e.id ";

  private final JdbcClient jdbc;

  FigureEditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is in force that day. An edition that is real counts before an invented one, a later before an earlier, a correction before what it corrects. */
  public Figures on(LocalDate day) {
    List<Edition> inForce = editions("select e.*, f.line, f.size, f.children, f.amount from (select distinct on (kind) * from figure_edition "
        + "where effective_from <= :day and (effective_to is null or effective_to >= :day) "
        + "order by kind, demonstration, effective_from desc, id desc) e" + WITH_FIGURES, Map.of("day", Date.valueOf(day)));
    Map<FigureTable, Edition> byTable = new EnumMap<>(FigureTable.class);
    inForce.forEach(edition -> byTable.put(edition.table(), edition));
    return new Figures(day, byTable, sharing(day));
  }

  /** The last editions of a table, whatever their day, the last entered first. */
  public List<Edition> last(FigureTable table) {
    return editions("select e.*, f.line, f.size, f.children, f.amount from (select * from figure_edition where kind = :kind order by id desc limit "
        + PAGE + ") e" + WITH_FIGURES + "order by e.id desc", Map.of("kind", table.name()));
  }

  public Optional<Edition> find(long id) {
    return editions("select e.*, f.line, f.size, f.children, f.amount from figure_edition e" + WITH_FIGURES + "where e.id = :id", Map.of("id", id))
        .stream().findFirst();
  }

  /** The edition entered last, on which the next one follows; null while there is none. */
  public @Nullable Long newest(FigureTable table) {
    return jdbc.sql("select max(id) from figure_edition where kind = ?").param(table.name()).query(Long.class).optional().orElse(null);
  }

  boolean anyInvented(FigureTable table) {
    return jdbc.sql("select exists (select 1 from figure_edition where kind = ? and demonstration)").param(table.name()).query(Boolean.class).single();
  }

  /** Adds an edition; empty when another one was entered since the one on which it follows. */
  Optional<Long> add(EditionDraft draft, @Nullable LocalDate to, boolean demonstration, @Nullable String by, Instant at, @Nullable Long follows) {
    Optional<Long> id = jdbc.sql("insert into figure_edition (kind, effective_from, effective_to, source, demonstration, entered_by, entered_at, follows) "
            + "select ?, ?, ?, ?, ?, ?, ?, ? where (select max(id) from figure_edition where kind = ?) is not distinct from ?::bigint "
            + "on conflict (kind, follows) do nothing returning id")
        .params(Arrays.asList(draft.table().name(), draft.from(), to, draft.source(), demonstration, by, Timestamp.from(at), follows,
            draft.table().name(), follows))
        .query(Long.class).optional();
    id.ifPresent(edition -> addFigures(edition, draft.figures()));
    return id;
  }

  private void addFigures(long edition, Map<Cell, Integer> figures) {
    List<Cell> cells = List.copyOf(figures.keySet());
    jdbc.sql("insert into figure (edition_id, line, size, children, amount) select ?, * from unnest(?::text[], ?::smallint[], ?::smallint[], ?::integer[])")
        .params(edition, cells.stream().map(Cell::line).toArray(String[]::new), cells.stream().map(Cell::size).toArray(Integer[]::new),
            cells.stream().map(Cell::children).toArray(Integer[]::new), cells.stream().map(figures::get).toArray(Integer[]::new))
        .update();
  }

  private Map<Stream, Sharing> sharing(LocalDate day) {
    Map<Stream, List<Share>> shares = new EnumMap<>(Stream.class);
    jdbc.sql("select * from cost_share c where effective_from = (select max(effective_from) from cost_share where stream = c.stream "
            + "and effective_from <= ?) order by stream, part, first_month").param(Date.valueOf(day))
        .query(row -> {
          shares.computeIfAbsent(Stream.valueOf(row.getString("stream")), stream -> new ArrayList<>())
              .add(new Share(Part.valueOf(row.getString("part")), "sponsor".equals(row.getString("payer")), row.getInt("first_month"),
                  row.getInt("last_month"), row.getString("source")));
        });
    Map<Stream, Sharing> sharing = new EnumMap<>(Stream.class);
    shares.forEach((stream, all) -> sharing.put(stream, new Sharing(List.copyOf(all))));
    return sharing;
  }

  private List<Edition> editions(String sql, Map<String, ?> params) {
    Map<Long, Edition> found = new LinkedHashMap<>();
    jdbc.sql(sql).params(params).query(row -> {
      Edition edition = found.computeIfAbsent(row.getLong("id"), id -> read(row));
      if (row.getString("line") != null) {
        edition.figures().put(new Cell(row.getString("line"), row.getInt("size"), row.getInt("children")), row.getInt("amount"));
      }
    });
    return List.copyOf(found.values());
  }

  private static Edition read(ResultSet row) {
    try {
      return new Edition(row.getLong("id"), FigureTable.valueOf(row.getString("kind")), row.getObject("effective_from", LocalDate.class),
          row.getObject("effective_to", LocalDate.class), row.getString("source"), row.getBoolean("demonstration"), row.getString("entered_by"),
          row.getTimestamp("entered_at").toInstant(), new HashMap<>());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
