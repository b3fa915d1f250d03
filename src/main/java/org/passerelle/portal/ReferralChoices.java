package org.passerelle.portal;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.passerelle.pages.CodeNames;
import org.passerelle.reference.Provinces;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the fields of a referral let a partner choose from, named and sorted in the reader's language. */
@Component
class ReferralChoices {

  private static final List<String> LANGUAGES = List.of("am", "ar", "bn", "ckb", "en", "es", "fa", "fr", "haz", "kmr", "ku", "ln", "my", "ne", "prs",
      "pus", "rhg", "rw", "so", "sw", "ti", "tr", "uk", "ur", "uz");

  private final Provinces provinces;
  private final CodeNames names;

  ReferralChoices(Provinces provinces, CodeNames names) {
    this.provinces = provinces;
    this.names = names;
  }

  /** Countries by ISO 3166-1 alpha-3 code. */
  List<Choice> countries() {
    return names.countries().stream().map(code -> new Choice(code, names.country(code))).toList();
  }

  List<Choice> provinces() {
    String reader = LocaleContextHolder.getLocale().getLanguage();
    return sorted(provinces.all().stream().map(province -> new Choice(province.code(), province.name(reader))));
  }

  /** Languages by ISO 639 code: those families speak most, and those that are given already. */
  List<Choice> languages(List<String> given) {
    return sorted(Stream.concat(LANGUAGES.stream(), given.stream()).distinct().map(code -> new Choice(code, names.language(code))));
  }

  private static List<Choice> sorted(Stream<Choice> choices) {
    return choices.sorted(Comparator.comparing(Choice::name, Collator.getInstance(LocaleContextHolder.getLocale()))).toList();
  }

  /** A code and its name. */
  public record Choice(String code, String name) {
  }
}
