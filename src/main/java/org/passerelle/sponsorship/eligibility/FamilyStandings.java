package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Places;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads when families were received, and which stream is recorded for them, for any number of them in one query. */
@Component
class FamilyStandings {

  private final JdbcClient jdbc;
  private final Today today;

  FamilyStandings(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /**
   * What rules ask of a family besides what matching knows.
   *
   * @param receivedOn the day its case was received
   * @param stream     as recorded; null before it is
   */
  record FamilyStanding(LocalDate receivedOn, @Nullable Stream stream) {

    /** Whether it is this sponsor's application for the family it named: not when a sponsor is sought among all. */
    boolean namedBy(Sponsor sponsor, FamilyToPlace family) {
      return sponsor.code().equals(family.sponsorCode()) && (stream == null || !stream.sought());
    }

    /**
     * In which stream this sponsor would sponsor the family. Before one is recorded for a family that no sponsor named, joint assistance is for
     * those who need more than others, as the table of streams has it; this is asked again when it is recorded.
     */
    Stream with(Sponsor sponsor, FamilyToPlace family) {
      if (namedBy(sponsor, family)) {
        boolean quebec = family.intendedProvince() == null ? sponsor.inQuebec() : Places.QUEBEC.equals(family.intendedProvince());
        return quebec ? Stream.quebecCollective : Stream.namedSponsor;
      }
      return stream != null && stream.sought() ? stream : family.room().specialNeeds() > 0 ? Stream.jointAssistance : Stream.blended;
    }
  }

  Map<UUID, FamilyStanding> of(Collection<UUID> cases) {
    Map<UUID, FamilyStanding> standings = new HashMap<>();
    jdbc.sql("select c.id, c.received_at, ch.stream from case_file c left join charge ch on ch.case_id = c.id where c.id = any(?)")
        .param(cases.toArray(UUID[]::new))
        .query(row -> {
          String stream = row.getString("stream");
          standings.put(row.getObject("id", UUID.class), new FamilyStanding(today.on(row.getTimestamp("received_at").toInstant()),
              stream == null ? null : Stream.valueOf(stream)));
        });
    return standings;
  }
}
