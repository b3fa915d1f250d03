package org.passerelle.sponsorship.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a waiting family is shown to sponsors who might welcome it: bands and codes, in the order in which they matter to a sponsor. What is null
 * is not shown. Rule: every card looks exactly like at least {@value #ALIKE} cards of families who wait now, itself among them, or shows nothing.
 * From the last to the first, attributes are left out of the cards that too few others share (k-anonymity by suppression; Samarati and Sweeney 1998).
 */
public record FamilyCard(@Nullable String household, @Nullable String children, @Nullable String needs, @Nullable String language,
    @Nullable String country, @Nullable String province, @Nullable String education, @Nullable String trade) {

  /** How many families look the same: k. */
  public static final int ALIKE = 5;

  /** Shows nothing. */
  static final FamilyCard BLANK = of(new @Nullable String[8]);

  private static FamilyCard of(@Nullable String[] values) {
    return new FamilyCard(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]);
  }

  @Nullable String[] values() {
    return new @Nullable String[] {household, children, needs, language, country, province, education, trade};
  }

  /** The first attributes only. */
  private FamilyCard first(int attributes) {
    @Nullable String[] kept = Arrays.copyOf(values(), attributes);
    return of(Arrays.copyOf(kept, BLANK.values().length));
  }

  /** Whether nothing is shown. */
  public boolean blank() {
    return equals(BLANK);
  }

  /** The cards as they may be shown together. */
  static Map<UUID, FamilyCard> anonymous(Map<UUID, FamilyCard> families) {
    Map<UUID, FamilyCard> shown = new HashMap<>();
    List<UUID> open = new ArrayList<>(families.keySet());
    for (int attributes = BLANK.values().length; attributes > 0 && !open.isEmpty(); attributes--) {
      Map<FamilyCard, List<UUID>> alike = new LinkedHashMap<>();
      for (UUID family : open) {
        alike.computeIfAbsent(families.get(family).first(attributes), card -> new ArrayList<>()).add(family);
      }
      open = new ArrayList<>();
      for (Map.Entry<FamilyCard, List<UUID>> group : alike.entrySet()) {
        if (group.getValue().size() >= ALIKE) {
          group.getValue().forEach(family -> shown.put(family, group.getKey()));
        } else {
          open.addAll(group.getValue());
        }
      }
    }
    open.forEach(family -> shown.put(family, BLANK));
    return shown;
  }

  /** The band of a household's size. */
  static String band(int persons) {
    return persons <= 2 ? String.valueOf(persons) : persons <= 4 ? "3-4" : persons <= 6 ? "5-6" : "7+";
  }
}
