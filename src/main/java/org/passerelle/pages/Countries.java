package org.passerelle.pages;

import java.util.Arrays;
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

  /** Name of an ISO 3166-1 alpha-3 country; the code itself when it is not known. */
  public String name(String alpha3) {
    String alpha2 = ALPHA2.get(alpha3);
    return alpha2 == null ? alpha3 : new Locale("", alpha2).getDisplayCountry(LocaleContextHolder.getLocale());
  }

  /** Name of an ISO 639 language; the code itself when it is not known. */
  public String language(String code) {
    return Locale.forLanguageTag(code).getDisplayLanguage(LocaleContextHolder.getLocale());
  }
}
