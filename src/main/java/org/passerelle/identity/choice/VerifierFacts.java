package org.passerelle.identity.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;

/**
 * Where, in which languages and with whom a verification NGO works.
 *
 * @param countries ISO 3166-1 alpha-3; never empty
 * @param regions   parts of its countries, as it calls them; empty: all of them
 * @param languages ISO 639 codes; never empty
 * @param capacity  how many requests it takes at once
 * @param women     whether it can send women only
 * @param men       whether it can send men only
 */
public record VerifierFacts(List<String> countries, List<String> regions, List<String> languages, int capacity, boolean women, boolean men) {

  /** No NGO takes more at once. */
  public static final int LARGEST_CAPACITY = 1000;

  /** Whether it can send whom a family wishes to be met by. */
  public boolean canSend(StaffSex wish) {
    return switch (wish) {
      case any -> true;
      case women -> women;
      case men -> men;
    };
  }

  /** The facts by the names of their fields, as the register's changes are noted: codes by comma, regions each on a line of its own. */
  public Map<String, @Nullable String> byField() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("countries", String.join(", ", countries));
    fields.put("regions", regions.isEmpty() ? null : String.join("\n", regions));
    fields.put("languages", String.join(", ", languages));
    fields.put("capacity", String.valueOf(capacity));
    fields.put("women", String.valueOf(women));
    fields.put("men", String.valueOf(men));
    return fields;
  }
}
