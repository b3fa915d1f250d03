package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many families a recipient still expects, by week (ISO 8601, from Monday) and city.
 *
 * @param told   whether its agreement lists day and city: without both there is nothing to count by
 * @param cities those to which somebody comes, by name
 * @param ahead  this week and those to come, the next first
 * @param past   weeks that are over and of whose families no arrival is reported, the last first
 */
public record ArrivalWeeks(boolean told, List<City> cities, List<Week> ahead, List<Week> past) {

  static final ArrivalWeeks UNTOLD = new ArrivalWeeks(false, List.of(), List.of(), List.of());

  /** @param thisWeek its Monday */
  static ArrivalWeeks of(List<Cell> cells, LocalDate thisWeek) {
    List<City> cities = cells.stream().map(cell -> new City(cell.city(), cell.name())).distinct().sorted(Comparator.comparing(City::name)).toList();
    List<Week> weeks = cells.stream().collect(Collectors.groupingBy(Cell::week, TreeMap::new, Collectors.toList())).entrySet().stream()
        .map(week -> Week.of(week.getKey(), week.getValue())).toList();
    return new ArrivalWeeks(true, cities, weeks.stream().filter(week -> !week.monday().isBefore(thisWeek)).toList(),
        weeks.stream().filter(week -> week.monday().isBefore(thisWeek)).sorted(Comparator.comparing(Week::monday).reversed()).toList());
  }

  public boolean empty() {
    return cities.isEmpty();
  }

  /** A city, by the name its inhabitants write. */
  public record City(String code, String name) {
  }

  /** A week with the count of each city to which somebody comes. */
  public record Week(LocalDate monday, Map<String, Count> byCity, Count total) {

    private static Week of(LocalDate monday, List<Cell> cells) {
      Map<String, Count> byCity = cells.stream().collect(Collectors.toMap(Cell::city, Cell::count));
      return new Week(monday, byCity, byCity.values().stream().reduce(Count::plus).orElseThrow());
    }
  }

  /**
   * Families and persons.
   *
   * @param persons null when the recipient is not told of how many a family consists
   */
  public record Count(int families, @Nullable Integer persons) {

    private Count plus(Count other) {
      return new Count(families + other.families, persons == null || other.persons == null ? null : persons + other.persons);
    }
  }

  /** One count as it is read. */
  record Cell(LocalDate week, String city, String name, int families, @Nullable Integer persons) {

    Count count() {
      return new Count(families, persons);
    }

    Cell only(Allowed allowed) {
      return new Cell(week, city, name, families, allowed.only(DisclosedField.persons, persons));
    }
  }
}
