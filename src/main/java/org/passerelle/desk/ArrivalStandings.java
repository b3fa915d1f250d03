package org.passerelle.desk;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.destining.CityPlans;
import org.passerelle.handoff.destining.CityStanding;
import org.passerelle.handoff.standings.ArrivalFigures;
import org.passerelle.handoff.standings.CityArrivals;
import org.passerelle.reference.Provinces;
import org.springframework.stereotype.Component;

/** A year's arrivals beside the plan: every province and territory, and each city that has a plan or expects somebody. */
@Component
class ArrivalStandings {

  private final CityPlans plans;
  private final ArrivalFigures figures;
  private final Provinces provinces;

  ArrivalStandings(CityPlans plans, ArrivalFigures figures, Provinces provinces) {
    this.plans = plans;
    this.figures = figures;
    this.provinces = provinces;
  }

  /** @param language in which provinces are named and put in order */
  Year of(int year, Locale language) {
    List<CityStanding> planned = plans.standings(year);
    Map<String, Map<String, ArrivalStanding>> cities = new TreeMap<>();
    planned.forEach(city -> put(cities, CityArrivals.none(city.place()), city.plan()));
    Map<String, CityStanding> plan = planned.stream().collect(Collectors.toMap(city -> city.place().code(), city -> city));
    figures.of(year).forEach(city -> put(cities, city, plan.containsKey(city.place().code()) ? plan.get(city.place().code()).plan() : null));
    Collator byName = Collator.getInstance(language);
    List<Province> all = provinces.all().stream().map(province -> {
      List<ArrivalStanding> its = cities.getOrDefault(province.code(), Map.of()).values().stream().sorted(Comparator.comparing(ArrivalStanding::name, byName)).toList();
      return new Province(ArrivalStanding.province(province.code(), province.name(language.getLanguage()), its), its);
    }).sorted(Comparator.comparing(province -> province.standing().name(), byName)).toList();
    return new Year(all, ArrivalStanding.all(all.stream().map(Province::standing).toList()), planned.stream().anyMatch(CityStanding::demonstration),
        planned.stream().anyMatch(city -> city.planOf() != null && city.planOf() != year));
  }

  private static void put(Map<String, Map<String, ArrivalStanding>> cities, CityArrivals city, @Nullable Integer plan) {
    cities.computeIfAbsent(city.place().province(), province -> new TreeMap<>())
        .put(city.place().code(), ArrivalStanding.city(city, city.place().name(), plan));
  }

  /**
   * All provinces and territories in a year.
   *
   * @param invented whether some of the plan is made up, for demonstration
   * @param carried  whether some of it was entered for an earlier year and holds on
   */
  record Year(List<Province> provinces, ArrivalStanding all, boolean invented, boolean carried) {

    List<ArrivalStanding> standings() {
      return provinces.stream().map(Province::standing).toList();
    }
  }

  record Province(ArrivalStanding standing, List<ArrivalStanding> cities) {
  }
}
