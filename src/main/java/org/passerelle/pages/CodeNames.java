package org.passerelle.pages;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Countries and languages by the names people know them by, in the reader's language. Templates call it {@code @names}. */
@Component("names")
public class CodeNames {

  /** Stands for stateless on travel documents (ICAO 9303). */
  public static final String STATELESS = "XXA";

  private static final Map<String, Locale> COUNTRIES = Arrays.stream(Locale.getISOCountries())
      .map(code -> new Locale.Builder().setRegion(code).build()).collect(Collectors.toMap(Locale::getISO3Country, Function.identity()));

  private final MessageSource messages;

  CodeNames(MessageSource messages) {
    this.messages = messages;
  }

  /** The country of an ISO 3166-1 alpha-3 code, or that there is none; the code itself when we know no better. */
  public String country(String code) {
    Locale country = COUNTRIES.get(code);
    return country != null ? country.getDisplayCountry(reader())
        : code.equals(STATELESS) ? messages.getMessage("country.stateless", null, reader()) : code;
  }

  /** All ISO 3166-1 alpha-3 codes, by name. */
  public List<String> countries() {
    return COUNTRIES.keySet().stream().sorted(Comparator.comparing(this::country, Collator.getInstance(reader()))).toList();
  }

  /** The language of an ISO 639 code; the code itself when we know no better. */
  public String language(String code) {
    String known = Locale.forLanguageTag(code).getDisplayLanguage(reader());
    return messages.getMessage("tongue." + code, null, known, reader());
  }

  /** Several languages, as they stand in a sentence. */
  public String languages(List<String> codes) {
    return codes.stream().map(this::language).collect(Collectors.joining(", "));
  }

  private static Locale reader() {
    return LocaleContextHolder.getLocale().getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
  }
}
