package org.passerelle.sponsorship.eligibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.FinancialCapacity.Dependants;
import org.passerelle.sponsorship.eligibility.SponsorStanding.Answered;
import org.passerelle.sponsorship.register.Funds;
import org.passerelle.sponsorship.register.Member;
import org.passerelle.sponsorship.register.Members;
import org.passerelle.sponsorship.register.ShownFunds;
import org.passerelle.sponsorship.register.SponsorFacts;
import org.passerelle.sponsorship.register.Vetting;
import org.passerelle.sponsorship.register.Vettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what rules ask of any number of sponsors, in a number of queries that does not grow with them. */
@Component
class SponsorStandings {

  /** A sponsor answers for whom it is proposed, holds or has accepted, until the undertaking ends. */
  private static final String ANSWERED = "select p.sponsor_id, p.case_id, p.persons, p.children, p.named, ch.stream, c.closed_at from proposal p "
      + "join case_file c on c.id = p.case_id left join charge ch on ch.case_id = p.case_id "
      + "where p.sponsor_id = any(?) and p.state in ('proposed', 'held', 'accepted')";

  private static final String PLAN_C = "select s.organization_id from sponsor s left join sponsor h on h.organization_id = s.holder_id "
      + "where s.organization_id = any(?) and (s.plan_c or coalesce(h.plan_c, false))";

  private final JdbcClient jdbc;
  private final SponsorFacts facts;
  private final Members members;
  private final Vettings vettings;
  private final ShownFunds funds;
  private final Today today;

  SponsorStandings(JdbcClient jdbc, SponsorFacts facts, Members members, Vettings vettings, ShownFunds funds, Today today) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.members = members;
    this.vettings = vettings;
    this.funds = funds;
    this.today = today;
  }

  Map<UUID, SponsorStanding> of(Collection<UUID> sponsors, LocalDate day, Figures figures) {
    Map<UUID, List<Member>> people = members.of(sponsors);
    Map<UUID, Vetting> vetted = vettings.current(sponsors);
    Map<UUID, List<Funds>> shown = funds.of(sponsors);
    Map<UUID, List<Answered>> answered = answered(sponsors, day, figures);
    Set<UUID> planC = new HashSet<>(jdbc.sql(PLAN_C).param(sponsors.toArray(UUID[]::new)).query(UUID.class).list());
    Map<UUID, SponsorStanding> standings = new HashMap<>();
    facts.of(sponsors).forEach((id, known) -> standings.put(id, SponsorStanding.of(day, known, people.getOrDefault(id, List.of()), vetted.get(id),
        shown.getOrDefault(id, List.of()), planC.contains(id), answered.getOrDefault(id, List.of()))));
    return standings;
  }

  private Map<UUID, List<Answered>> answered(Collection<UUID> sponsors, LocalDate day, Figures figures) {
    Map<UUID, List<Answered>> answered = new HashMap<>();
    jdbc.sql(ANSWERED).param(sponsors.toArray(UUID[]::new)).query(row -> {
      Dependants family = new Dependants(row.getInt("persons") - row.getInt("children"), row.getInt("children"), stream(row));
      if (family.persons() > 0 && inForce(row.getTimestamp("closed_at"), day, figures.sharing(family.stream()))) {
        answered.computeIfAbsent(row.getObject("sponsor_id", UUID.class), id -> new ArrayList<>())
            .add(new Answered(row.getObject("case_id", UUID.class), family));
      }
    });
    return answered;
  }

  /** A case closes when the province has received the family; from then on the months count. */
  private boolean inForce(@Nullable Timestamp closedAt, LocalDate day, Sharing sharing) {
    return closedAt == null || day.isBefore(today.on(closedAt.toInstant()).plusMonths(sharing.lastMonth()));
  }

  private static Stream stream(ResultSet row) throws SQLException {
    String recorded = row.getString("stream");
    Stream stream = recorded == null ? Stream.blended : Stream.valueOf(recorded);
    return stream.named() || stream.sought() ? stream : row.getBoolean("named") ? Stream.namedSponsor : Stream.blended;
  }
}
