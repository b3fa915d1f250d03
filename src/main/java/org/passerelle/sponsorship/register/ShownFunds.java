package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of the money and goods that sponsors have shown. What is enough for whom is reckoned elsewhere. */
@Component
public class ShownFunds {

  private final JdbcClient jdbc;
  private final Clock clock;

  ShownFunds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All that was ever shown, the last first; {@link Funds#on} says what counts. */
  public List<Funds> of(UUID sponsor) {
    return of(List.of(sponsor)).getOrDefault(sponsor, List.of());
  }

  /** The same for each of these sponsors, in one query; who has shown nothing is missing. */
  public Map<UUID, List<Funds>> of(Collection<UUID> sponsors) {
    return jdbc.sql("select * from sponsor_funds where organization_id = any(?) order by id desc").param(sponsors.toArray(UUID[]::new))
        .query(ShownFunds::read).list().stream().collect(Collectors.groupingBy(Funds::sponsorId));
  }

  void add(Funds funds) {
    jdbc.sql("insert into sponsor_funds (organization_id, kind, member_id, item, amount, shown_on, confirmed_by, valid_until, entered_at) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(funds.sponsorId(), funds.kind(), funds.memberId(), funds.item(), funds.amount(), funds.shownOn(), funds.confirmedBy(),
            funds.validUntil(), Timestamp.from(clock.instant())))
        .update();
  }

  /** From that day on it no longer counts; false when it is not this sponsor's or was withdrawn before. */
  boolean withdraw(UUID sponsor, long id, LocalDate from) {
    return jdbc.sql("update sponsor_funds set withdrawn_on = ? where organization_id = ? and id = ? and withdrawn_on is null").params(from, sponsor, id)
        .update() == 1;
  }

  private static Funds read(ResultSet row, int number) throws SQLException {
    return new Funds(row.getLong("id"), row.getObject("organization_id", UUID.class), row.getString("kind"), row.getObject("member_id", UUID.class),
        row.getString("item"), row.getBigDecimal("amount"), row.getObject("shown_on", LocalDate.class), row.getString("confirmed_by"),
        row.getObject("valid_until", LocalDate.class), row.getObject("withdrawn_on", LocalDate.class));
  }
}
