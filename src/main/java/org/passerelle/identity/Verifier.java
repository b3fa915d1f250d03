package org.passerelle.identity;

import java.util.List;
import java.util.UUID;

/**
 * An NGO that could attest a family's identity, as it stands towards one case.
 *
 * @param id        its organization
 * @param code      its code, by which ties are broken
 * @param countries where it works, ISO 3166-1 alpha-3
 * @param languages in which it works, ISO 639 codes
 * @param capacity  how many requests it takes at once
 * @param open      how many it holds now
 * @param asked     whether it was asked about this case before
 */
public record Verifier(UUID id, String code, List<String> countries, List<String> languages, int capacity, int open, boolean asked) {

  boolean worksIn(String country) {
    return countries.contains(country);
  }

  boolean speaksOneOf(List<String> familyLanguages) {
    return languages.stream().anyMatch(familyLanguages::contains);
  }

  boolean hasRoom() {
    return open < capacity;
  }

  /** Its share of capacity in use. */
  double load() {
    return (double) open / capacity;
  }
}
