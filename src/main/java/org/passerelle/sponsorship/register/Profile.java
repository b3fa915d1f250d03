package org.passerelle.sponsorship.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Refusals;
import org.passerelle.sponsorship.Room;
import org.passerelle.sponsorship.Sponsor.Takes;

/**
 * What a sponsor says of itself: what it can carry this year, to whom it is close, and what it would like.
 *
 * @param languages        ISO 639 codes that somebody in it speaks
 * @param room             what it undertakes this year
 * @param largestHousehold how many persons a family may have
 * @param takes            which families with more needs than others it can take
 */
public record Profile(List<String> languages, Room room, int largestHousehold, Set<Takes> takes, Ties ties, Wishes wishes) {

  /** The most that may be entered of anything. */
  public static final int MOST = 9_999;

  /** The largest household anybody carries. */
  public static final int LARGEST_HOUSEHOLD = 30;

  private static final String LIST = ", ";

  /**
   * To whom it is close.
   *
   * @param nationalities ISO 3166-1 alpha-3
   * @param communities   some of {@link #COMMUNITIES}
   * @param kin           codes of places where kin of its people live
   */
  public record Ties(List<String> nationalities, List<String> communities, List<String> kin) {

    public static final Ties NONE = new Ties(List.of(), List.of(), List.of());

    /** Religious and cultural communities. */
    public static final List<String> COMMUNITIES = List.of("ahmadi", "bahai", "buddhist", "catholic", "hazara", "hindu", "ismaili", "jewish", "kurdish",
        "lgbtq", "orthodox", "protestant", "rohingya", "secular", "shia", "sikh", "sunni", "yazidi");
  }

  /**
   * What it would like of the families it takes: preferences, never limits.
   *
   * @param smallest household, in persons; null for no matter
   * @param largest  household, in persons; null for no matter
   * @param welcomes some of {@link #WELCOMES}
   */
  public record Wishes(List<String> languages, List<String> countries, @Nullable Integer smallest, @Nullable Integer largest, List<String> welcomes) {

    public static final Wishes NONE = new Wishes(List.of(), List.of(), null, null, List.of());

    /** Families to whom it would like to open its door. */
    public static final List<String> WELCOMES = List.of("children", "elders", "singleParent", "medical", "mobility", "unaccompaniedMinor");
  }

  /**
   * Refuses what contradicts itself, or goes below what is taken.
   *
   * @param taken what families proposed, held and accepted take of the sponsor's room
   * @throws Refusals naming each field
   */
  void check(Room taken) {
    new Refusals.Gathered()
        .when(room.families() < taken.families(), "families", "sponsor.fault.families", String.valueOf(taken.families()))
        .when(room.persons() < taken.persons(), "persons", "sponsor.fault.persons", String.valueOf(taken.persons()))
        .when(room.children() < taken.children(), "children", "sponsor.fault.children", String.valueOf(taken.children()))
        .when(room.specialNeeds() < taken.specialNeeds(), "specialNeeds", "sponsor.fault.specialNeeds", String.valueOf(taken.specialNeeds()))
        .when(room.families() > 0 && largestHousehold > room.persons(), "largestHousehold", "sponsor.fault.largestAbovePersons", String.valueOf(room.persons()))
        .when(room.children() > room.persons(), "children", "sponsor.fault.childrenAbovePersons", String.valueOf(room.persons()))
        .when(room.specialNeeds() > room.families(), "specialNeeds", "sponsor.fault.needsAboveFamilies", String.valueOf(room.families()))
        .when(wishes.smallest() != null && wishes.largest() != null && wishes.smallest() > wishes.largest(), "wishLargest", "sponsor.fault.wishSizes", "")
        .refuse();
  }

  /** The profile by the names of its fields, as forms and the change log know them. */
  public Map<String, @Nullable String> byField() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("families", String.valueOf(room.families()));
    fields.put("persons", String.valueOf(room.persons()));
    fields.put("largestHousehold", String.valueOf(largestHousehold));
    fields.put("children", String.valueOf(room.children()));
    fields.put("specialNeeds", String.valueOf(room.specialNeeds()));
    fields.put("takes", joined(takes.stream().sorted().map(Takes::name).toList()));
    fields.put("languages", joined(languages));
    fields.put("tieNationalities", joined(ties.nationalities()));
    fields.put("tieCommunities", joined(ties.communities()));
    fields.put("tieKin", joined(ties.kin()));
    fields.put("wishLanguages", joined(wishes.languages()));
    fields.put("wishCountries", joined(wishes.countries()));
    fields.put("wishSmallest", wishes.smallest() == null ? null : wishes.smallest().toString());
    fields.put("wishLargest", wishes.largest() == null ? null : wishes.largest().toString());
    fields.put("wishWelcomes", joined(wishes.welcomes()));
    return fields;
  }

  private static @Nullable String joined(Collection<String> values) {
    return values.isEmpty() ? null : String.join(LIST, values.stream().sorted().toList());
  }
}
