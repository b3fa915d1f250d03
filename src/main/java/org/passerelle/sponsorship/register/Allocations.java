package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of yearly allocations and of what each accepted family took of them. An agreement holder uses its own, a constituent group its
 * holder's, all others none. A year without an allocation has nothing left.
 */
@Component
public class Allocations {

  private static final String HOLDER = "case s.kind when 'agreementHolder' then s.organization_id when 'constituentGroup' then s.holder_id end";

  private final JdbcClient jdbc;

  Allocations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many persons this sponsor may still take that year; empty when it needs no allocation. */
  public OptionalInt left(UUID sponsor, int year) {
    Integer left = left(List.of(sponsor), year).get(sponsor);
    return left == null ? OptionalInt.empty() : OptionalInt.of(left);
  }

  /** The same for each of these sponsors, in one query; who needs no allocation is missing. */
  public Map<UUID, Integer> left(Collection<UUID> sponsors, int year) {
    Map<UUID, Integer> left = new HashMap<>();
    jdbc.sql("select s.organization_id, coalesce(a.persons - a.used, 0) as remaining from sponsor s left join sponsor_allocation a "
            + "on a.organization_id = " + HOLDER + " and a.year = ? where s.organization_id = any(?) and s.kind in ('agreementHolder', 'constituentGroup') "
            // a constituent group from before holders were kept
            + "and (s.kind = 'agreementHolder' or s.holder_id is not null or s.members_kept)")
        .params(year, sponsors.toArray(UUID[]::new))
        .query(row -> {
          left.put(row.getObject("organization_id", UUID.class), row.getInt("remaining"));
        });
    return left;
  }

  /** A holder's years, the last first. */
  public List<Allocation> of(UUID holder) {
    return jdbc.sql("select * from sponsor_allocation where organization_id = ? order by year desc").param(holder).query(Allocations::read).list();
  }

  public Optional<Allocation> find(UUID holder, int year) {
    return jdbc.sql("select * from sponsor_allocation where organization_id = ? and year = ?").params(holder, year).query(Allocations::read).optional();
  }

  /** Sets a year's allocation; false when more than that is used already. */
  boolean set(UUID holder, int year, int persons) {
    return jdbc.sql("insert into sponsor_allocation as a (organization_id, year, persons) values (?, ?, ?) "
            + "on conflict (organization_id, year) do update set persons = excluded.persons where a.used <= excluded.persons")
        .params(holder, year, persons).update() == 1;
  }

  /** The organization whose allocation this sponsor uses; empty when it needs none. */
  Optional<UUID> holderOf(UUID sponsor) {
    return jdbc.sql("select " + HOLDER + " from sponsor s where s.organization_id = ? and " + HOLDER + " is not null").param(sponsor).query(UUID.class)
        .optional();
  }

  /** Whether the sponsor may not sponsor without an allocation. */
  boolean needed(UUID sponsor, int year) {
    return left(sponsor, year).isPresent();
  }

  /** Charges an accepted family; false when the year has too little left. The last places go to exactly one. */
  boolean charge(UUID proposal, UUID holder, int year, int persons, Instant at) {
    if (jdbc.sql("update sponsor_allocation set used = used + :persons where organization_id = :holder and year = :year and used + :persons <= persons")
        .param("persons", persons).param("holder", holder).param("year", year).update() == 0) {
      return false;
    }
    jdbc.sql("insert into sponsor_allocation_charge (proposal_id, organization_id, year, persons, charged_at) values (?, ?, ?, ?, ?)")
        .params(proposal, holder, year, persons, Timestamp.from(at)).update();
    return true;
  }

  /** Gives back what the proposal took, to the year that was charged. Does nothing the second time, or when nothing was charged. */
  void giveBack(UUID proposal, Instant at) {
    jdbc.sql("with back as (update sponsor_allocation_charge set given_back_at = ? where proposal_id = ? and given_back_at is null "
            + "returning organization_id, year, persons) update sponsor_allocation a set used = a.used - back.persons from back "
            + "where a.organization_id = back.organization_id and a.year = back.year")
        .params(Timestamp.from(at), proposal).update();
  }

  private static Allocation read(ResultSet row, int number) throws SQLException {
    return new Allocation(row.getObject("organization_id", UUID.class), row.getInt("year"), row.getInt("persons"), row.getInt("used"));
  }
}
