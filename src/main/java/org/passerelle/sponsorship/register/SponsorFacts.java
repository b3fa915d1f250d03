package org.passerelle.sponsorship.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.SponsorKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Storage of what a sponsor is in law. */
@Component
public class SponsorFacts {

  private final JdbcClient jdbc;

  SponsorFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a sponsor is in law.
   *
   * @param place         where it lives
   * @param category      of {@link #CATEGORIES}; null outside Québec, and until it is stated
   * @param holderId      the agreement holder of a constituent group; null for all others, and for groups of which none is on file
   * @param activeSince   since when an organization has been active; two years are asked of a legal person in Québec
   * @param charityNumber of the Canada Revenue Agency
   * @param reqNumber     of the Registraire des entreprises
   * @param planC         whether the agreement of a holder says that it shows the settlement cost table's money with each application (RSTP, Plan C)
   * @param membersKept   false for those who sponsored before members were kept here
   */
  public record Facts(UUID sponsorId, SponsorKind kind, String place, @Nullable String category, @Nullable UUID holderId,
      @Nullable LocalDate activeSince, @Nullable String charityNumber, @Nullable String reqNumber, boolean planC, boolean membersKept) {

    /** Québec's categories: regular, regular-specific, experienced, experienced-specific. */
    public static final List<String> CATEGORIES = List.of("R", "RS", "E", "ES");

    /** The facts by the names of their fields, as the change log keeps them. */
    Map<String, @Nullable String> byField() {
      Map<String, @Nullable String> fields = new LinkedHashMap<>();
      fields.put("sponsorKind", kind.name());
      fields.put("sponsorPlace", place);
      fields.put("sponsorCategory", category);
      fields.put("activeSince", activeSince == null ? null : activeSince.toString());
      fields.put("charityNumber", charityNumber);
      fields.put("reqNumber", reqNumber);
      fields.put("planC", String.valueOf(planC));
      return fields;
    }
  }

  public Facts of(UUID sponsor) {
    return of(List.of(sponsor)).values().stream().findFirst().orElseThrow();
  }

  /** The facts of each of these sponsors, in one query. */
  public Map<UUID, Facts> of(Collection<UUID> sponsors) {
    return jdbc.sql("select organization_id, kind, place, category, holder_id, active_since, charity_number, req_number, plan_c, members_kept from sponsor "
            + "where organization_id = any(?)")
        .param(sponsors.toArray(UUID[]::new)).query(SponsorFacts::read).list().stream().collect(Collectors.toMap(Facts::sponsorId, Function.identity()));
  }

  void write(Facts facts) {
    jdbc.sql("update sponsor set kind = ?, place = ?, category = ?, holder_id = ?, active_since = ?, charity_number = ?, req_number = ?, plan_c = ? "
            + "where organization_id = ?")
        .params(Arrays.asList(facts.kind().name(), facts.place(), facts.category(), facts.holderId(), facts.activeSince(), facts.charityNumber(),
            facts.reqNumber(), facts.planC(), facts.sponsorId()))
        .update();
  }

  /** From now on the members on file are all there are. */
  void keepMembers(UUID sponsor) {
    jdbc.sql("update sponsor set members_kept = true where organization_id = ? and not members_kept").param(sponsor).update();
  }

  private static Facts read(ResultSet row, int number) throws SQLException {
    return new Facts(row.getObject("organization_id", UUID.class), SponsorKind.valueOf(row.getString("kind")), row.getString("place"),
        row.getString("category"), row.getObject("holder_id", UUID.class), row.getObject("active_since", LocalDate.class),
        row.getString("charity_number"), row.getString("req_number"), row.getBoolean("plan_c"), row.getBoolean("members_kept"));
  }
}
