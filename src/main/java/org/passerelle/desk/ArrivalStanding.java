package org.passerelle.desk;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.standings.CityArrivals;

/**
 * How a city's, a province's or all arrivals of a year stand against the plan, in persons unless said otherwise.
 *
 * @param code       of the city or province; empty for all
 * @param plan       persons of the families whom no sponsor receives; null where there is no plan, as in Québec, which plans for itself
 * @param open       what arrived and announced families leave of the plan, less than nothing when it is exceeded; null where there is no plan
 * @param unreported families whose day of arrival is over and of whom nobody has said anything
 */
record ArrivalStanding(String code, String name, @Nullable Integer plan, int arrived, int announced, @Nullable Integer open, int sponsoredArrived,
    int sponsoredAnnounced, int unreported) {

  static ArrivalStanding city(CityArrivals city, String name, @Nullable Integer plan) {
    return new ArrivalStanding(city.place().code(), name, plan, city.arrived(), city.announced(), plan == null ? null : plan - city.arrived() - city.announced(),
        city.sponsoredArrived(), city.sponsoredAnnounced(), city.unreported());
  }

  /** A province with its cities: one that has no plan of its own takes its places of the others. */
  static ArrivalStanding province(String code, String name, List<ArrivalStanding> cities) {
    Integer plan = sumIfAny(cities, ArrivalStanding::plan);
    int arrived = sum(cities, ArrivalStanding::arrived);
    int announced = sum(cities, ArrivalStanding::announced);
    return new ArrivalStanding(code, name, plan, arrived, announced, plan == null ? null : plan - arrived - announced,
        sum(cities, ArrivalStanding::sponsoredArrived), sum(cities, ArrivalStanding::sponsoredAnnounced), sum(cities, ArrivalStanding::unreported));
  }

  /** All provinces; what is open is what is open in those that have a plan. */
  static ArrivalStanding all(List<ArrivalStanding> provinces) {
    return new ArrivalStanding("", "", sumIfAny(provinces, ArrivalStanding::plan), sum(provinces, ArrivalStanding::arrived),
        sum(provinces, ArrivalStanding::announced), sumIfAny(provinces, ArrivalStanding::open), sum(provinces, ArrivalStanding::sponsoredArrived),
        sum(provinces, ArrivalStanding::sponsoredAnnounced), sum(provinces, ArrivalStanding::unreported));
  }

  private static int sum(List<ArrivalStanding> rows, ToIntFunction<ArrivalStanding> figure) {
    return rows.stream().mapToInt(figure).sum();
  }

  private static @Nullable Integer sumIfAny(List<ArrivalStanding> rows, Function<ArrivalStanding, @Nullable Integer> figure) {
    return rows.stream().map(figure).filter(Objects::nonNull).reduce(Integer::sum).orElse(null);
  }
}
