package org.passerelle.sponsorship.undertaking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Cost;
import org.passerelle.sponsorship.undertaking.SettlementPlan.Done;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what was filed, version by version: never overwritten, decided on once. */
@Component
class Filings {

  private final JdbcClient jdbc;

  Filings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(UUID undertakingId, int version, SettlementPlan plan, List<UUID> members, Instant at, String by) {
    jdbc.sql("insert into undertaking_filing (undertaking_id, version, declarations, members, remarks, filed_at, filed_by) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(undertakingId, version, plan.declarations().stream().map(Enum::name).toArray(String[]::new), members.toArray(UUID[]::new),
            plan.remarks(), Timestamp.from(at), by))
        .update();
    plan.costs().forEach((item, cost) -> jdbc.sql("insert into settlement_cost (undertaking_id, version, item, money, in_kind, given) values (?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(undertakingId, version, item.name(), cost.money(), cost.inKind(), cost.given())).update());
    plan.duties().forEach((duty, done) -> jdbc.sql("insert into settlement_duty (undertaking_id, version, duty, done_by, who) values (?, ?, ?, ?, ?)")
        .params(Arrays.asList(undertakingId, version, duty.name(), done.by().name(), done.who())).update());
  }

  void decided(UUID undertakingId, int version, UndertakingState outcome, @Nullable String reason, Instant at, String by) {
    jdbc.sql("update undertaking_filing set outcome = ?, decided_at = ?, decided_by = ?, reason = ? where undertaking_id = ? and version = ? and outcome is null")
        .params(Arrays.asList(outcome.name(), Timestamp.from(at), by, reason, undertakingId, version)).update();
  }

  /** All filings of an undertaking, the latest first. */
  List<Filing> of(UUID undertakingId) {
    Map<Integer, Map<PlanItem, Cost>> costs = new HashMap<>();
    jdbc.sql("select version, item, money, in_kind, given from settlement_cost where undertaking_id = ?").param(undertakingId)
        .query(row -> {
          costs.computeIfAbsent(row.getInt("version"), none -> new EnumMap<>(PlanItem.class)).put(PlanItem.valueOf(row.getString("item")),
              new Cost(row.getBigDecimal("money"), row.getBigDecimal("in_kind"), row.getString("given")));
        });
    Map<Integer, Map<Duty, Done>> duties = new HashMap<>();
    jdbc.sql("select version, duty, done_by, who from settlement_duty where undertaking_id = ?").param(undertakingId)
        .query(row -> {
          duties.computeIfAbsent(row.getInt("version"), none -> new EnumMap<>(Duty.class)).put(Duty.valueOf(row.getString("duty")),
              new Done(Duty.By.valueOf(row.getString("done_by")), row.getString("who")));
        });
    return jdbc.sql("select * from undertaking_filing where undertaking_id = ? order by version desc").param(undertakingId)
        .query((row, number) -> read(row, costs.getOrDefault(row.getInt("version"), Map.of()), duties.getOrDefault(row.getInt("version"), Map.of()))).list();
  }

  private static Filing read(ResultSet row, Map<PlanItem, Cost> costs, Map<Duty, Done> duties) throws SQLException {
    Set<Declaration> declared = Arrays.stream((String[]) row.getArray("declarations").getArray()).map(Declaration::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Declaration.class)));
    String outcome = row.getString("outcome");
    Timestamp decided = row.getTimestamp("decided_at");
    return new Filing(row.getInt("version"), new SettlementPlan(costs, duties, declared, row.getString("remarks")),
        List.of((UUID[]) row.getArray("members").getArray()), row.getTimestamp("filed_at").toInstant(), row.getString("filed_by"),
        outcome == null ? null : UndertakingState.valueOf(outcome), decided == null ? null : decided.toInstant(), row.getString("decided_by"),
        row.getString("reason"));
  }
}
