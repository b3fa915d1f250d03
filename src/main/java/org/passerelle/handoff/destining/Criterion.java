package org.passerelle.handoff.destining;

import java.util.List;
import java.util.Set;
import org.passerelle.handoff.destining.City.Service;
import org.passerelle.handoff.destining.FamilyFacts.Tie;

/**
 * Something that counts when a city is weighed for a family. Which level a city reaches is found out here; how many points a level is worth stands
 * in {@code destination-policy.dmn}, which analysts own. Nothing here forbids a city: that is for {@link Obstacle}.
 */
enum Criterion {

  /** Relatives there, or in the same province: the first reason to go anywhere (IRCC manual, destining). */
  relatives("confirmed", "claimed", "sameProvince", "none") {
    @Override
    String level(FamilyFacts family, City city) {
      List<Tie> kin = family.ties().stream().filter(tie -> tie.kind().equals("relative")).toList();
      List<Tie> here = kin.stream().filter(tie -> tie.place().equals(city.place().code())).toList();
      if (!here.isEmpty()) {
        return here.stream().anyMatch(Tie::confirmed) ? "confirmed" : "claimed";
      }
      return kin.stream().anyMatch(tie -> tie.province().equals(city.place().province())) ? "sameProvince" : "none";
    }
  },

  /** Where the family says that it would like to live. */
  wish("first", "wished", "province", "none", "avoided") {
    @Override
    String level(FamilyFacts family, City city) {
      boolean province = city.place().province().equals(family.family().intendedProvince());
      return family.wishes().getOrDefault(city.place().code(), province ? "province" : "none");
    }
  },

  /** Friends or a community that it knows there. */
  community("community", "friends", "none") {
    @Override
    String level(FamilyFacts family, City city) {
      List<String> kinds = family.ties().stream().filter(tie -> tie.place().equals(city.place().code())).map(Tie::kind).toList();
      return kinds.contains("community") ? "community" : kinds.contains("friend") ? "friends" : "none";
    }
  },

  /** Whether it can live there in a language of its own, or in an official one. */
  language("own", "official", "none") {
    @Override
    String level(FamilyFacts family, City city) {
      List<String> shared = family.family().languages().stream().filter(city.languages()::contains).toList();
      return shared.isEmpty() ? "none" : OFFICIAL.containsAll(shared) ? "official" : "own";
    }
  },

  /** Care for those whom it helps; a city with much of it is worth nothing more to the others, so that it is left to those who need it. */
  care("full", "basic", "notNeeded", "none") {
    @Override
    String level(FamilyFacts family, City city) {
      if (!family.helpedByCare()) {
        return "notNeeded";
      }
      return !city.services().contains(Service.medical) ? "none" : city.services().contains(Service.trauma) ? "full" : "basic";
    }
  },

  /** What every family, and what children, need to begin with. */
  services("all", "some", "none") {
    @Override
    String level(FamilyFacts family, City city) {
      Set<Service> needed = family.everydayServices();
      long there = needed.stream().filter(city.services()::contains).count();
      return there == needed.size() ? "all" : there > 0 ? "some" : "none";
    }
  },

  /** Whether the city has received a smaller or a larger share of its plan than all cities together. */
  load("light", "even", "heavy") {
    @Override
    String level(FamilyFacts family, City city) {
      return city.load();
    }
  };

  private static final Set<String> OFFICIAL = Set.of("en", "fr", "eng", "fra");

  private final List<String> levels;

  Criterion(String... levels) {
    this.levels = List.of(levels);
  }

  /** The best first. */
  List<String> levels() {
    return levels;
  }

  /** The level that this city reaches for this family, one of {@link #levels()}. */
  abstract String level(FamilyFacts family, City city);
}
