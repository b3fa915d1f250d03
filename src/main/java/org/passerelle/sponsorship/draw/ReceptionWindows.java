package org.passerelle.sponsorship.draw;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.draw.ReceptionWindow.Admission;
import org.passerelle.sponsorship.draw.ReceptionWindow.Pool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of reception windows. They belong to the ministry that announced them; triggers keep them as they were announced. */
@Component
class ReceptionWindows {

  private static final String SELECT = """
      select w.*, d.window_id is not null as in_draw, d.drawn_at, p.codes, p.caps, p.taken
      from reception_window w left join reception_draw d on d.window_id = w.id
      cross join lateral (select array_agg(pool order by pool) as codes, array_agg(cap order by pool) as caps, array_agg(taken order by pool) as taken
        from reception_pool where window_id = w.id) p\s""";

  private final JdbcClient jdbc;

  ReceptionWindows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  UUID add(UUID ministryId, WindowEntry.Read entry, String by, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into reception_window (id, ministry_id, opens_on, closes_on, admission, per_sponsor, source, entered_by, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(id, ministryId, Date.valueOf(entry.opensOn()), Date.valueOf(entry.closesOn()), entry.admission().name(), entry.perSponsor(), entry.source(), by,
            Timestamp.from(at))
        .update();
    for (Map.Entry<String, Integer> cap : entry.caps().entrySet()) {
      jdbc.sql("insert into reception_pool (window_id, pool, cap) values (?, ?, ?)").params(id, cap.getKey(), cap.getValue()).update();
    }
    return id;
  }

  /** The ministry's, latest first, from below that one on. */
  List<ReceptionWindow> ofMinistry(UUID ministryId, @Nullable UUID below, int limit) {
    return jdbc.sql(SELECT + "where w.ministry_id = :ministry and (cast(:below as uuid) is null or (w.closes_on, w.id) < "
            + "(select closes_on, id from reception_window where id = :below)) order by w.closes_on desc, w.id desc limit :limit")
        .param("ministry", ministryId).param("below", below).param("limit", limit).query(ReceptionWindows::read).list();
  }

  Optional<ReceptionWindow> ofMinistry(UUID ministryId, UUID id) {
    return jdbc.sql(SELECT + "where w.ministry_id = ? and w.id = ?").params(ministryId, id).query(ReceptionWindows::read).optional();
  }

  /** The same, locked until the transaction ends: whoever applies at this moment waits, or is waited for. */
  Optional<ReceptionWindow> lock(UUID ministryId, UUID id) {
    jdbc.sql("select 1 from reception_window where ministry_id = ? and id = ? for update").params(ministryId, id).query(Integer.class).optional();
    return ofMinistry(ministryId, id);
  }

  /** Announced for, or open on, that day or later; the next to open first. A few dozen at most: they are announced months apart. */
  List<ReceptionWindow> current(LocalDate on) {
    return jdbc.sql(SELECT + "where w.closes_on >= ? and w.withdrawn_at is null order by w.opens_on, w.id limit 50").param(Date.valueOf(on))
        .query(ReceptionWindows::read).list();
  }

  Optional<ReceptionWindow> find(UUID id) {
    return jdbc.sql(SELECT + "where w.id = ?").param(id).query(ReceptionWindows::read).optional();
  }

  /** Whether the window's list is not published, which it is not either before the transaction ends. */
  boolean lockUnlisted(UUID id) {
    return jdbc.sql("select listed_at is null from reception_window where id = ? for key share").param(id).query(Boolean.class).single();
  }

  /** Whether places are left in the pool, which stays as it is until the transaction ends. */
  boolean lockPlace(UUID windowId, String pool) {
    return jdbc.sql("select taken < cap from reception_pool where window_id = ? and pool = ? for update").params(windowId, pool).query(Boolean.class).single();
  }

  /** Withdraws a window that has not opened; false when it has, or was withdrawn. */
  boolean withdraw(UUID ministryId, UUID id, LocalDate today, String by, Instant at) {
    return jdbc.sql("update reception_window set withdrawn_by = ?, withdrawn_at = ? where ministry_id = ? and id = ? and withdrawn_at is null and opens_on > ?")
        .params(by, Timestamp.from(at), ministryId, id, Date.valueOf(today)).update() == 1;
  }

  void close(UUID id, Instant at) {
    jdbc.sql("update reception_window set listed_at = ? where id = ?").params(Timestamp.from(at), id).update();
  }

  private static ReceptionWindow read(ResultSet row, int number) throws SQLException {
    List<Pool> pools = new ArrayList<>();
    Object[] codes = values(row.getArray("codes"));
    Object[] caps = values(row.getArray("caps"));
    Object[] taken = values(row.getArray("taken"));
    for (int each = 0; each < codes.length; each++) {
      pools.add(new Pool((String) codes[each], (Integer) caps[each], (Integer) taken[each]));
    }
    return new ReceptionWindow(row.getObject("id", UUID.class), row.getObject("opens_on", LocalDate.class), row.getObject("closes_on", LocalDate.class),
        Admission.valueOf(row.getString("admission")), row.getInt("per_sponsor"), row.getString("source"), pools, instant(row, "withdrawn_at"),
        instant(row, "listed_at"), row.getBoolean("in_draw"), instant(row, "drawn_at"));
  }

  private static Object[] values(Array array) throws SQLException {
    return (Object[]) array.getArray();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
