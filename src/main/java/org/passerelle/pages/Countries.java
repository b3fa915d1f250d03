package org.passerelle.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Names of countries and languages in the reader's language, from the codes we keep. Templates call it {@code @countries}. */
@Component("countries")
public class Countries {

  private static final Map<String, String> ALPHA2 = Arrays.stream(Locale.getISOCountries())
      .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity()));

  /** Languages many refugees speak and the Java platform has no name for, or two at once, in English and French. */
  private static final Map<String, List<String>> UNNAMED =
      Map.of("prs", List.of("Dari", "dari"), "rhg", List.of("Rohingya", "rohingya"),
          "pus", List.of("Pashto", "pachto"), "ps", List.of("Pashto", "pachto"));

  /** Name of an ISO 3166-1 alpha-3 country; the code itself when it is not known. */
  public String name(String alpha3) {
    String alpha2 = ALPHA2.get(alpha3);
    return alpha2 == null ? alpha3 : new Locale("", alpha2).getDisplayCountry(LocaleContextHolder.getLocale());
  }

  /** Name of an ISO 639 language; the code itself when it is not known. */
  public String language(String code) {
    Locale reader = LocaleContextHolder.getLocale();
    List<String> names = UNNAMED.get(code);
    return names == null ? Locale.forLanguageTag(code).getDisplayLanguage(reader) : names.get(reader.getLanguage().equals("fr") ? 1 : 0);
  }
}
