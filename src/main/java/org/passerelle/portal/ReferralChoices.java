package org.passerelle.portal;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.passerelle.reference.Provinces;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the fields of a referral let a partner choose from, named and sorted in the reader's language. */
@Component
public class ReferralChoices {

  private static final List<String> LANGUAGES =
      List.of("am", "ar", "en", "es", "fa", "fr", "ku", "ln", "prs", "pus", "rhg", "rw", "so", "sw", "ti", "uk", "uz");

  private final Provinces provinces;

  ReferralChoices(Provinces provinces) {
    this.provinces = provinces;
  }

  /** Countries by ISO 3166-1 alpha-3 code. */
  public List<Choice> countries() {
    Locale reader = LocaleContextHolder.getLocale();
    return Arrays.stream(Locale.getISOCountries()).map(code -> new Locale("", code))
        .map(country -> new Choice(country.getISO3Country(), country.getDisplayCountry(reader)))
        .sorted(Comparator.comparing(Choice::name, Collator.getInstance(reader))).toList();
  }

  public List<Choice> provinces() {
    String reader = LocaleContextHolder.getLocale().getLanguage();
    return provinces.all().stream().map(province -> new Choice(province.code(), province.name(reader)))
        .sorted(Comparator.comparing(Choice::name, Collator.getInstance(LocaleContextHolder.getLocale()))).toList();
  }

  public List<String> languages() {
    return LANGUAGES;
  }

  public List<String> categories() {
    return List.of("LPN", "SVT", "MED", "WGR", "FAM", "CAR", "LAD");
  }

  public List<String> relations() {
    return List.of("principalApplicant", "spouse", "child", "parent", "sibling", "grandparent", "grandchild", "childInCare", "otherRelative");
  }

  public List<String> documents() {
    return List.of("passport", "nationalId", "birthCertificate", "unhcrCertificate", "travelDocument", "other");
  }

  /** A code and its name. */
  public record Choice(String code, String name) {
  }
}
