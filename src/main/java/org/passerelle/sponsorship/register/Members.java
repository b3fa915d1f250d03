package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.SignedIn;
import org.passerelle.sponsorship.register.Member.Declaration;
import org.passerelle.sponsorship.register.Member.Facts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the members of sponsors. A member who leaves stays on file with a last day. */
@Component
public class Members {

  /** More than any group has. */
  static final int MOST = 50;

  private static final String SELECT = """
      select m.*, b.bars, b.clears, b.days, b.confirmers from sponsor_member m
      left join lateral (select array_agg(bar) as bars, array_agg(clear) as clears, array_agg(declared_on) as days, array_agg(confirmed_by) as confirmers
        from (select distinct on (bar) bar, clear, declared_on, confirmed_by from sponsor_member_bar where member_id = m.id order by bar, id desc) last) b on true
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Members(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everyone who is or was a member, by number. */
  public List<Member> of(UUID sponsor) {
    return of(List.of(sponsor)).getOrDefault(sponsor, List.of());
  }

  /** The members of each of these sponsors, in one query; a sponsor without any is missing. */
  public Map<UUID, List<Member>> of(Collection<UUID> sponsors) {
    return jdbc.sql(SELECT + "where m.organization_id = any(?) order by m.organization_id, m.number").param(sponsors.toArray(UUID[]::new))
        .query(Members::read).list().stream().collect(Collectors.groupingBy(Member::sponsorId));
  }

  Optional<Member> find(UUID sponsor, UUID id) {
    return jdbc.sql(SELECT + "where m.organization_id = ? and m.id = ?").params(sponsor, id).query(Members::read).optional();
  }

  /** Enters a member. Whoever calls has claimed the sponsor's version, so that no number is given twice. */
  Member add(UUID sponsor, Facts facts, LocalDate fromDay) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into sponsor_member (id, organization_id, number, name, role, spokesperson, status, adult, lives_in_community, household_persons, "
            + "from_day, entered_by, entered_at) select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from sponsor_member "
            + "where organization_id = ?")
        .params(Arrays.asList(id, sponsor, facts.name(), facts.role(), facts.spokesperson(), facts.status(), facts.adult(), facts.livesInCommunity(),
            facts.householdPersons(), fromDay, SignedIn.actor(), Timestamp.from(clock.instant()), sponsor))
        .update();
    return find(sponsor, id).orElseThrow();
  }

  void write(UUID id, Facts facts) {
    jdbc.sql("update sponsor_member set name = ?, role = ?, spokesperson = ?, status = ?, adult = ?, lives_in_community = ?, household_persons = ? "
            + "where id = ?")
        .params(Arrays.asList(facts.name(), facts.role(), facts.spokesperson(), facts.status(), facts.adult(), facts.livesInCommunity(),
            facts.householdPersons(), id))
        .update();
  }

  /** Somebody else speaks for the group from now on. */
  void silence(UUID sponsor) {
    jdbc.sql("update sponsor_member set spokesperson = false where organization_id = ? and spokesperson and last_day is null").param(sponsor).update();
  }

  void end(UUID id, LocalDate lastDay) {
    jdbc.sql("update sponsor_member set last_day = ? where id = ? and last_day is null").params(lastDay, id).update();
  }

  void declare(UUID id, Bar bar, Declaration declaration) {
    jdbc.sql("insert into sponsor_member_bar (member_id, bar, clear, declared_on, confirmed_by, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(id, bar.name(), declaration.clear(), declaration.declaredOn(), declaration.confirmedBy(), SignedIn.actor(),
            Timestamp.from(clock.instant())))
        .update();
  }

  private static Member read(ResultSet row, int number) throws SQLException {
    return new Member(row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class), row.getInt("number"),
        new Facts(row.getString("name"), row.getString("role"), row.getBoolean("spokesperson"), row.getString("status"), row.getBoolean("adult"),
            row.getBoolean("lives_in_community"), row.getObject("household_persons", Integer.class)),
        declared(row), row.getObject("from_day", LocalDate.class), row.getObject("last_day", LocalDate.class));
  }

  private static Map<Bar, Declaration> declared(ResultSet row) throws SQLException {
    Map<Bar, Declaration> declared = new EnumMap<>(Bar.class);
    if (row.getArray("bars") == null) {
      return declared;
    }
    String[] bars = (String[]) row.getArray("bars").getArray();
    Boolean[] clears = (Boolean[]) row.getArray("clears").getArray();
    java.sql.Date[] days = (java.sql.Date[]) row.getArray("days").getArray();
    @Nullable String[] confirmers = (String[]) row.getArray("confirmers").getArray();
    for (int each = 0; each < bars.length; each++) {
      declared.put(Bar.valueOf(bars[each]), new Declaration(clears[each], days[each].toLocalDate(), confirmers[each]));
    }
    return declared;
  }
}
