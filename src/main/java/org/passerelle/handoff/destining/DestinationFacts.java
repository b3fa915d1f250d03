package org.passerelle.handoff.destining;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.passerelle.handoff.destining.City.Service;
import org.passerelle.handoff.destining.FamilyFacts.Tie;
import org.passerelle.reference.Place;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known of families and cities, in a number of queries that does not grow with them. */
@Component
class DestinationFacts {

  private static final String IN_FORCE = "where effective_from <= :today and (effective_to is null or effective_to >= :today)";
  /** By so much the share of a city's plan that is taken may differ from that of all before it counts. */
  private static final double UNEVEN = 0.1;

  private final JdbcClient jdbc;
  private final FamiliesToPlace families;
  private final CityPlans plans;
  private final Today today;

  DestinationFacts(JdbcClient jdbc, FamiliesToPlace families, CityPlans plans, Today today) {
    this.jdbc = jdbc;
    this.families = families;
    this.plans = plans;
    this.today = today;
  }

  FamilyFacts family(UUID caseId) {
    return families(List.of(caseId)).get(0);
  }

  /** These families, by case number. */
  List<FamilyFacts> families(Collection<UUID> cases) {
    Map<UUID, List<Tie>> ties = ties(cases);
    Map<UUID, Map<String, String>> wishes = wishes(cases);
    return families.of(cases).stream().map(family -> new FamilyFacts(family, ties.getOrDefault(family.caseId(), List.of()),
        wishes.getOrDefault(family.caseId(), Map.of()))).toList();
  }

  /** These places as they stand today, in the same order. */
  List<City> cities(List<Place> places) {
    Map<String, Set<Service>> services = services();
    Map<String, Set<String>> languages = languages();
    Map<String, CityStanding> standings = new HashMap<>();
    plans.standings(today.get().getYear()).forEach(standing -> standings.put(standing.place().code(), standing));
    double overall = share(standings.values());
    return places.stream().map(place -> {
      CityStanding standing = standings.get(place.code());
      return new City(place, services.getOrDefault(place.code(), Set.of()), languages.getOrDefault(place.code(), Set.of()),
          standing == null ? null : standing.plan(), standing == null ? 0 : standing.taken(), load(standing, overall));
    }).toList();
  }

  private static String load(CityStanding standing, double overall) {
    double ahead = (standing == null ? 1 : share(List.of(standing))) - overall;
    return ahead > UNEVEN ? "heavy" : ahead < -UNEVEN ? "light" : "even";
  }

  private static double share(Collection<CityStanding> of) {
    List<CityStanding> planned = of.stream().filter(each -> each.plan() != null && each.plan() > 0).toList();
    int plan = planned.stream().mapToInt(CityStanding::plan).sum();
    return plan == 0 ? 1 : (double) planned.stream().mapToInt(CityStanding::taken).sum() / plan;
  }

  private Map<UUID, List<Tie>> ties(Collection<UUID> cases) {
    Map<UUID, List<Tie>> ties = new HashMap<>();
    jdbc.sql("select t.case_id, t.place, p.province, t.kind, t.confirmed from family_tie t join place p on p.code = t.place "
            + "where t.case_id = any(?) and t.removed_at is null order by t.recorded_at, t.id").param(cases.toArray(UUID[]::new))
        .query(row -> {
          ties.computeIfAbsent(row.getObject("case_id", UUID.class), key -> new ArrayList<>())
              .add(new Tie(row.getString("place"), row.getString("province"), row.getString("kind"), row.getBoolean("confirmed")));
        });
    return ties;
  }

  private Map<UUID, Map<String, String>> wishes(Collection<UUID> cases) {
    Map<UUID, Map<String, String>> wishes = new HashMap<>();
    jdbc.sql("select case_id, place, wish from family_wish where case_id = any(?) and removed_at is null").param(cases.toArray(UUID[]::new))
        .query(row -> {
          wishes.computeIfAbsent(row.getObject("case_id", UUID.class), key -> new HashMap<>()).put(row.getString("place"), row.getString("wish"));
        });
    return wishes;
  }

  private Map<String, Set<Service>> services() {
    Map<String, Set<Service>> services = new HashMap<>();
    jdbc.sql("select place, service from place_service " + IN_FORCE).param("today", Date.valueOf(today.get()))
        .query(row -> {
          services.computeIfAbsent(row.getString("place"), key -> EnumSet.noneOf(Service.class)).add(Service.valueOf(row.getString("service")));
        });
    return services;
  }

  private Map<String, Set<String>> languages() {
    Map<String, Set<String>> languages = new HashMap<>();
    jdbc.sql("select place, language from place_language " + IN_FORCE).param("today", Date.valueOf(today.get()))
        .query(row -> {
          languages.computeIfAbsent(row.getString("place"), key -> new HashSet<>()).add(row.getString("language"));
        });
    return languages;
  }
}
