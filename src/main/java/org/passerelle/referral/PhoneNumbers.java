package org.passerelle.referral;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Phone numbers as people write them, and as every country dials them (ITU-T E.164). */
final class PhoneNumbers {

  /** As people write them, with an extension or without. */
  static final String FORM = "\\+?[0-9 ()./-]{4,30}( ?(x|ext\\.?) ?[0-9]{1,7})?";

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** libphonenumber knows countries by two letters. */
  private static final Map<String, String> REGIONS = Stream.of(Locale.getISOCountries())
      .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), Function.identity()));

  private PhoneNumbers() {
  }

  /** Whether it can be a number somewhere. */
  static boolean looksLikeOne(String written) {
    return written.matches(FORM) && (!written.startsWith("+") || international(written, null).isPresent());
  }

  /** Whether we know how numbers are dialled in a country, ISO 3166-1 alpha-3. */
  static boolean dialledIn(@Nullable String country) {
    return country != null && REGIONS.containsKey(country) && NUMBERS.getSupportedRegions().contains(REGIONS.get(country));
  }

  /**
   * The number as every country dials it; empty when that cannot be told.
   *
   * @param country where it is dialled as written, ISO 3166-1 alpha-3
   */
  static Optional<String> international(String written, @Nullable String country) {
    try {
      PhoneNumber number = NUMBERS.parse(written, country == null ? null : REGIONS.get(country));
      return NUMBERS.isPossibleNumber(number) ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164)) : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
