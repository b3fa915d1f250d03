package org.passerelle.screening.watchlist.edition;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Countries as lists write them, in English or French, as ISO 3166-1 alpha-3 codes. */
final class Countries {

  private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  /** Names of the United Nations' own terminology that differ from the ones Java knows. */
  private static final Map<String, String> TERMS = Map.ofEntries(
      Map.entry("democratic republic of the congo", "COD"), Map.entry("democratic people's republic of korea", "PRK"),
      Map.entry("republic of korea", "KOR"), Map.entry("iran (islamic republic of)", "IRN"), Map.entry("islamic republic of iran", "IRN"),
      Map.entry("syrian arab republic", "SYR"), Map.entry("russian federation", "RUS"), Map.entry("united republic of tanzania", "TZA"),
      Map.entry("state of palestine", "PSE"), Map.entry("republic of moldova", "MDA"), Map.entry("viet nam", "VNM"),
      Map.entry("lao people's democratic republic", "LAO"), Map.entry("cote d'ivoire", "CIV"), Map.entry("congo", "COG"),
      Map.entry("united kingdom of great britain and northern ireland", "GBR"), Map.entry("united states of america", "USA"),
      Map.entry("bosnia and herzegovina", "BIH"), Map.entry("trinidad and tobago", "TTO"), Map.entry("turkey", "TUR"), Map.entry("burma", "MMR"),
      Map.entry("czech republic", "CZE"), Map.entry("venezuela (bolivarian republic of)", "VEN"));

  private static final Map<String, String> NAMES = names();

  private Countries() {
  }

  /** The country's code; the name as written when we know none. */
  static String code(String written) {
    return CODES.contains(written) ? written : NAMES.getOrDefault(plain(written), written);
  }

  static boolean isCode(String written) {
    return CODES.contains(written);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      names.put(plain(country.getDisplayCountry(Locale.ENGLISH)), country.getISO3Country());
      names.put(plain(country.getDisplayCountry(Locale.FRENCH)), country.getISO3Country());
    }
    names.putAll(TERMS);
    return Map.copyOf(names);
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "").replace('’', '\'').toLowerCase(Locale.ROOT).strip();
  }
}
