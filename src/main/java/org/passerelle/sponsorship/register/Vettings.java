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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of vettings. Rows are only added; the last one counts. */
@Component
public class Vettings {

  private final JdbcClient jdbc;
  private final Clock clock;

  Vettings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The one that counts for each of these sponsors, in one query; who was never vetted is missing. */
  public Map<UUID, Vetting> current(Collection<UUID> sponsors) {
    return jdbc.sql("select v.* from unnest(?) as wanted(id) cross join lateral "
            + "(select * from sponsor_vetting where organization_id = wanted.id order by id desc limit 1) v")
        .param(sponsors.toArray(UUID[]::new)).query(Vettings::read).list().stream().collect(Collectors.toMap(Vetting::sponsorId, Function.identity()));
  }

  /** All of them, the last one first. */
  public List<Vetting> history(UUID sponsor) {
    return jdbc.sql("select * from sponsor_vetting where organization_id = ? order by id desc limit 100").param(sponsor).query(Vettings::read).list();
  }

  void add(Vetting vetting) {
    jdbc.sql("insert into sponsor_vetting (organization_id, vetted_on, outcome, valid_until, vetted_by, remark, entered_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(vetting.sponsorId(), vetting.vettedOn(), vetting.outcome(), vetting.validUntil(), vetting.vettedBy(), vetting.remark(),
            Timestamp.from(clock.instant())))
        .update();
  }

  private static Vetting read(ResultSet row, int number) throws SQLException {
    return new Vetting(row.getObject("organization_id", UUID.class), row.getObject("vetted_on", LocalDate.class), row.getString("outcome"),
        row.getObject("valid_until", LocalDate.class), row.getString("vetted_by"), row.getString("remark"));
  }
}
