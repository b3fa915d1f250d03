package org.passerelle.sponsorship.draw;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.draw.Draw.Drawn;
import org.passerelle.sponsorship.draw.Draw.Entry;
import org.passerelle.sponsorship.draw.WindowApplication.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of applications in reception windows. They belong to the sponsor that made them. */
@Component
class WindowApplications {

  private static final String SELECT = "select a.*, c.number as case_number, a.state = 'waiting' and w.listed_at is null as withdrawable from reception_application a "
      + "join case_file c on c.id = a.case_id join reception_window w on w.id = a.window_id ";

  private static final String STANDS = "state <> 'withdrawn'";

  private final JdbcClient jdbc;

  WindowApplications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Under which category a sponsor applies; empty when it may not: it is not in Québec, is suspended, or its category is not on file. */
  Optional<Category> category(UUID sponsorId) {
    return jdbc.sql("select s.category from sponsor s join organization o on o.id = s.organization_id where o.id = ? and o.suspended_at is null "
        + "and s.kind in ('quebecGroup', 'quebecOrganization') and s.category is not null").param(sponsorId).query(String.class).optional().map(Category::valueOf);
  }

  /** The open case of that number whose family this sponsor has named; another's does not exist for it. */
  Optional<UUID> named(UUID sponsorId, String caseNumber) {
    return jdbc.sql("select c.id from case_file c join referral r on r.case_id = c.id join organization o on o.code = r.sponsor_code "
        + "where o.id = ? and c.number = ? and c.closed_at is null").params(sponsorId, caseNumber).query(UUID.class).optional();
  }

  /** Adds an application in a slot that the sponsor has left in the window; false when the family has one there, or no slot is left, or one was just taken. */
  boolean add(ReceptionWindow window, String number, UUID caseId, UUID sponsorId, String pool, Category category, State state, String by, Instant at) {
    return jdbc.sql("""
        insert into reception_application (id, number, window_id, per_sponsor, pool, category, case_id, sponsor_id, slot, declared, state, applied_by, applied_at,
          decided_at)
        select :id, :number, :window, :most, :pool, :category, :case, :sponsor, free.slot, true, :state, :by, :at, case when :state <> 'waiting' then cast(:at as timestamptz) end
        from generate_series(1, :most) free(slot)
        where not exists (select 1 from reception_application a where a.window_id = :window and a.sponsor_id = :sponsor and a.slot = free.slot
          and a.state <> 'withdrawn')
        order by free.slot limit 1
        on conflict do nothing""")
        .param("id", UUID.randomUUID()).param("number", number).param("window", window.id()).param("most", window.perSponsor()).param("pool", pool)
        .param("category", category.name()).param("case", caseId).param("sponsor", sponsorId).param("state", state.name()).param("by", by)
        .param("at", Timestamp.from(at)).update() == 1;
  }

  int of(UUID windowId, UUID sponsorId) {
    return jdbc.sql("select count(*) from reception_application where window_id = ? and sponsor_id = ? and " + STANDS).params(windowId, sponsorId).query(Integer.class).single();
  }

  boolean has(UUID windowId, UUID caseId) {
    return jdbc.sql("select exists (select 1 from reception_application where window_id = ? and case_id = ? and " + STANDS + ")").params(windowId, caseId).query(Boolean.class)
        .single();
  }

  WindowApplication get(String number) {
    return jdbc.sql(SELECT + "where a.number = ?").param(number).query(WindowApplications::read).single();
  }

  /** The sponsor's, latest first, from below that one on. */
  List<WindowApplication> ofSponsor(UUID sponsorId, @Nullable UUID below, int limit) {
    return jdbc.sql(SELECT + "where a.sponsor_id = :sponsor and (cast(:below as uuid) is null or (a.applied_at, a.id) < "
            + "(select applied_at, id from reception_application where id = :below)) order by a.applied_at desc, a.id desc limit :limit")
        .param("sponsor", sponsorId).param("below", below).param("limit", limit).query(WindowApplications::read).list();
  }

  /** This sponsor's application; another's does not exist for it. */
  Optional<WindowApplication> ofSponsor(UUID sponsorId, UUID id) {
    return jdbc.sql(SELECT + "where a.sponsor_id = ? and a.id = ?").params(sponsorId, id).query(WindowApplications::read).optional();
  }

  /** Withdraws an application that waits; false when it does not. The caller holds the window, so that its list is not published meanwhile. */
  boolean withdraw(UUID id, @Nullable String reason, String by, Instant at) {
    return jdbc.sql("update reception_application set state = 'withdrawn', withdrawal_reason = ?, withdrawn_by = ?, decided_at = ? where id = ? and state = 'waiting'")
        .params(Arrays.asList(reason, by, Timestamp.from(at), id)).update() == 1;
  }

  /** What became of this sponsor's applications for this family that it has not withdrawn. */
  List<State> states(UUID sponsorId, UUID caseId) {
    return jdbc.sql("select state from reception_application where case_id = ? and sponsor_id = ? and " + STANDS).params(caseId, sponsorId).query(String.class).list().stream()
        .map(State::valueOf).toList();
  }

  /** All of a window, as its public list shows them. */
  List<Entry> list(UUID windowId) {
    return jdbc.sql("select a.number, a.pool, p.cap from reception_application a join reception_pool p using (window_id, pool) where a.window_id = ? and a." + STANDS + " "
        + "order by a.number collate \"C\"").param(windowId).query((row, number) -> new Entry(row.getString(1), row.getString(2), row.getInt(3))).list();
  }

  /** How many applications have come in each pool of a window; a pool without any is missing. */
  Map<String, Integer> byPool(UUID windowId) {
    Map<String, Integer> received = new HashMap<>();
    jdbc.sql("select pool, count(*) from reception_application where window_id = ? and " + STANDS + " group by pool").param(windowId).query(row -> {
      received.put(row.getString(1), row.getInt(2));
    });
    return received;
  }

  /** All of a window that were received, drawn or not drawn. */
  List<WindowApplication> decided(UUID windowId) {
    return jdbc.sql(SELECT + "where a.window_id = ? and a.state in ('received', 'notDrawn') order by a.number").param(windowId).query(WindowApplications::read).list();
  }

  void receiveAll(UUID windowId, Instant at) {
    jdbc.sql("update reception_application set state = 'received', decided_at = ? where window_id = ? and state = 'waiting'").params(Timestamp.from(at), windowId).update();
  }

  void write(UUID windowId, List<Drawn> result, Instant at) {
    jdbc.sql("update reception_application a set state = case when r.drawn then 'received' else 'notDrawn' end, rank = r.rank, decided_at = :at "
            + "from unnest(cast(:numbers as text[]), cast(:ranks as int[]), cast(:drawn as boolean[])) as r (number, rank, drawn) "
            + "where a.window_id = :window and a.number = r.number")
        .param("at", Timestamp.from(at)).param("window", windowId).param("numbers", result.stream().map(Drawn::number).toArray(String[]::new))
        .param("ranks", result.stream().map(Drawn::rank).toArray(Integer[]::new)).param("drawn", result.stream().map(Drawn::drawn).toArray(Boolean[]::new))
        .update();
  }

  /** A page of the public list, by number or, once it is drawn, by rank. */
  List<ListedApplication> page(UUID windowId, boolean drawn, String after, int limit) {
    String order = drawn ? "a.rank > :after order by a.rank" : "a.number collate \"C\" > :after order by a.number collate \"C\"";
    return jdbc.sql("select number, pool, state, rank from reception_application a where window_id = :window and " + STANDS + " and " + order + " limit :limit")
        .param("window", windowId).param("after", drawn ? (Object) Integer.valueOf(after) : after).param("limit", limit)
        .query((row, number) -> new ListedApplication(row.getString(1), row.getString(2), State.valueOf(row.getString(3)), (Integer) row.getObject(4))).list();
  }

  private static WindowApplication read(ResultSet row, int number) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    return new WindowApplication(row.getObject("id", UUID.class), row.getString("number"), row.getObject("window_id", UUID.class),
        row.getObject("case_id", UUID.class), row.getString("case_number"), row.getObject("sponsor_id", UUID.class), row.getString("pool"),
        Category.valueOf(row.getString("category")), State.valueOf(row.getString("state")), (Integer) row.getObject("rank"),
        row.getTimestamp("applied_at").toInstant(), decided == null ? null : decided.toInstant(), row.getBoolean("withdrawable"));
  }
}
