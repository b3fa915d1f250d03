package org.passerelle.reference;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.ProgrammeWindow.Closed;
import org.passerelle.reference.ProgrammeWindow.Destination;
import org.passerelle.reference.ProgrammeWindow.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programmes under which families are referred, and when each takes in. */
@Component
public class Programmes {

  private static final String WINDOWS = "select programme, kind, sponsor_kinds, destination, from_day, to_day, source from programme_window ";

  private final JdbcClient jdbc;

  Programmes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All, those too that have ended, by code. */
  public List<Programme> all() {
    return jdbc.sql("select code, name_en, name_fr from programme order by code").query(Programme.class).list();
  }

  /** Those that take anybody in on that day. */
  public List<Programme> open(LocalDate on) {
    Map<String, List<ProgrammeWindow>> rows = jdbc.sql(WINDOWS).query(Programmes::read).list().stream()
        .collect(Collectors.groupingBy(ProgrammeWindow::programme));
    return all().stream().filter(programme ->
        ProgrammeWindow.closed(rows.getOrDefault(programme.code(), List.of()), null, false, on).isEmpty()).toList();
  }

  /**
   * Whether a programme takes nothing in on that day, and until when it does not.
   *
   * @param sponsorKind of the sponsor who named the family (as in {@code sponsor.kind}); null when none did
   */
  public Optional<Closed> closed(String programme, @Nullable String sponsorKind, boolean intoQuebec, LocalDate on) {
    List<ProgrammeWindow> rows = jdbc.sql(WINDOWS + "where programme = ? order by from_day").param(programme).query(Programmes::read).list();
    return ProgrammeWindow.closed(rows, sponsorKind, intoQuebec, on);
  }

  /** The days on which a programme takes nothing in, all in one query. */
  public Pauses pauses(String programme) {
    return new Pauses(jdbc.sql(WINDOWS + "where programme = ? order by from_day").param(programme).query(Programmes::read).list());
  }

  /** The pauses of one programme. Windows are no pauses: whether one was open is asked when an application comes in, and of the draw. */
  public record Pauses(List<ProgrammeWindow> rows) {

    /** The pause that covers the day, with its last day. */
    public Optional<Closed> on(String sponsorKind, boolean intoQuebec, LocalDate day) {
      return ProgrammeWindow.closed(rows, sponsorKind, intoQuebec, day).filter(closed -> closed.source() != null);
    }
  }

  private static ProgrammeWindow read(ResultSet row, int number) throws SQLException {
    Array kinds = row.getArray("sponsor_kinds");
    return new ProgrammeWindow(row.getString("programme"), Kind.valueOf(row.getString("kind")),
        kinds == null ? null : List.of((String[]) kinds.getArray()), Destination.valueOf(row.getString("destination")),
        row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class), row.getString("source"));
  }

  /** A programme. */
  public record Programme(String code, String nameEn, String nameFr) {

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
