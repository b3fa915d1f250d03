package org.passerelle.desk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Refusals.Reason;
import org.passerelle.referral.Written;
import org.springframework.util.MultiValueMap;

/**
 * A form of the register as it stands on the page: what was typed, as it was typed, and what is wrong beside each field. Readers note a fault
 * and answer with a stand-in; nothing is done while there are faults.
 */
public final class RegisterForm {

  static final int LONGEST_LINE = 200;
  static final int LONGEST_REASON = 1000;

  private static final Pattern LINE = Pattern.compile(Written.LINE);
  private static final Pattern PROSE = Pattern.compile(Written.PROSE);
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\"]{1,64}@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}([.,]\\d{1,2})?");
  private static final int LONGEST_EMAIL = 254;
  private static final int LARGEST_QUOTA = 100_000;
  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
  private static final String WAS = "was.";
  private static final String LIST = ", ";
  private static final int BLANK_ENTRIES = 2;

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, List<Reason>> faults = new LinkedHashMap<>();
  private final Map<String, String> stored = new LinkedHashMap<>();

  private RegisterForm() {
  }

  /** A form to begin with, from this version of the register. */
  static RegisterForm at(int version) {
    return new RegisterForm().with("version", String.valueOf(version));
  }

  /** What a browser sent. */
  static RegisterForm sent(MultiValueMap<String, String> fields) {
    RegisterForm form = new RegisterForm();
    form.values.putAll(fields);
    return form;
  }

  RegisterForm with(String field, @Nullable Object value) {
    values.put(field, value == null ? List.of() : List.of(value.toString()));
    return this;
  }

  RegisterForm with(String field, List<String> several) {
    values.put(field, several);
    return this;
  }

  /** Fills in what is stored, and remembers that it was. */
  RegisterForm from(Map<String, @Nullable String> facts) {
    facts.forEach((field, value) -> with(field, value).with(WAS + field, value));
    return this;
  }

  /** The version from which the change started; 0, which none has, when it is missing. */
  int version() {
    return value("version").matches("\\d{1,9}") ? Integer.parseInt(value("version")) : 0;
  }

  String line(String field, int longest) {
    return required(field, text(field, longest, LINE));
  }

  /** One line that may be left out. */
  @Nullable String lineOrNone(String field, int longest) {
    return text(field, longest, LINE);
  }

  /** Several lines. */
  String reason(String field) {
    return required(field, text(field, LONGEST_REASON, PROSE));
  }

  @Nullable String reasonOrNone(String field) {
    return text(field, LONGEST_REASON, PROSE);
  }

  /** Several lines that may be left out. */
  @Nullable String proseOrNone(String field, int longest) {
    return text(field, longest, PROSE);
  }

  /** A code of the department's: letters, digits and signs between them. */
  String code(String field, String pattern, String fault) {
    String code = line(field, LONGEST_LINE);
    if (!wrong(field) && !code.matches(pattern)) {
      add(field, fault);
    }
    return code;
  }

  String oneOf(String field, Collection<String> codes) {
    String code = required(field, text(field, LONGEST_LINE, LINE));
    if (!wrong(field) && !codes.contains(code)) {
      add(field, "organization.fault.choose");
    }
    return code;
  }

  /** One of the codes, or none. */
  @Nullable String oneOfOrNone(String field, Collection<String> codes) {
    return value(field).isBlank() ? null : oneOf(field, codes);
  }

  List<String> severalOf(String field, Collection<String> codes) {
    List<String> chosen = values.getOrDefault(field, List.of()).stream().distinct().toList();
    if (chosen.isEmpty() || !codes.containsAll(chosen)) {
      add(field, "organization.fault.chooseSome");
    }
    return chosen;
  }

  List<String> severalOfOrNone(String field, Collection<String> codes) {
    return values.getOrDefault(field, List.of()).isEmpty() ? List.of() : severalOf(field, codes);
  }

  String email(String field) {
    return Objects.requireNonNullElse(emailOrNone(field), required(field, text(field, LONGEST_EMAIL, LINE)));
  }

  @Nullable String emailOrNone(String field) {
    String email = text(field, LONGEST_EMAIL, LINE);
    if (email != null && !wrong(field) && !EMAIL.matcher(email).matches()) {
      add(field, "organization.fault.email");
    }
    return email;
  }

  /** A telephone number, written so that it can be called from anywhere; one without a country code is Canadian. */
  @Nullable String phoneOrNone(String field) {
    String written = text(field, LONGEST_LINE, LINE);
    if (written == null || wrong(field)) {
      return written;
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(written, "CA");
      if (numbers.isValidNumber(number)) {
        return numbers.format(number, PhoneNumberFormat.INTERNATIONAL);
      }
    } catch (NumberParseException e) {
      // said below, as for a number that does not exist
    }
    add(field, "organization.fault.phone");
    return written;
  }

  LocalDate day(String field) {
    LocalDate day = dayOrNone(field);
    if (day == null && !wrong(field)) {
      add(field, "organization.fault.required");
    }
    return day == null ? LATEST : day;
  }

  @Nullable LocalDate dayOrNone(String field) {
    String written = text(field, LONGEST_LINE, LINE);
    if (written == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(written);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // said below, as for a day of another century
    }
    add(field, "organization.fault.day");
    return null;
  }

  /** A number of persons above 0. */
  @Nullable Integer personsOrNone(String field) {
    String written = text(field, LONGEST_LINE, LINE);
    if (written == null) {
      return null;
    }
    if (written.matches("\\d{1,6}") && Integer.parseInt(written) > 0 && Integer.parseInt(written) <= LARGEST_QUOTA) {
      return Integer.valueOf(written);
    }
    add(field, "organization.fault.persons", String.valueOf(LARGEST_QUOTA));
    return null;
  }

  /** An amount of money above 0, with a point or a comma before the cents. */
  @Nullable BigDecimal amountOrNone(String field) {
    String written = text(field, LONGEST_LINE, LINE);
    if (written == null || wrong(field)) {
      return null;
    }
    BigDecimal amount = AMOUNT.matcher(written).matches() ? new BigDecimal(written.replace(',', '.')) : BigDecimal.ZERO;
    if (amount.signum() == 0) {
      add(field, "agreement.fault.amount");
    }
    return amount;
  }

  /** The code of a currency in use, ISO 4217. */
  String currency(String field) {
    String code = line(field, LONGEST_LINE);
    if (!wrong(field) && Currency.getAvailableCurrencies().stream().noneMatch(each -> each.getCurrencyCode().equals(code))) {
      add(field, "agreement.fault.currency");
    }
    return code;
  }

  void add(String field, String key) {
    add(field, key, "");
  }

  void add(String field, String key, String argument) {
    add(new Reason(field, key, argument));
  }

  void add(Reason reason) {
    List<Reason> sofar = faults.computeIfAbsent(reason.field(), name -> new ArrayList<>());
    if (!sofar.contains(reason)) {
      sofar.add(reason);
    }
  }

  /**
   * Somebody changed the facts while this form stood open. What was not touched here follows what is stored now; where both changed the same
   * field, both texts stand on the page and the reader chooses.
   *
   * @param several fields of which several values may be chosen; among the facts these stand by comma
   */
  void meet(Map<String, @Nullable String> facts, String... several) {
    List<String> chosen = List.of(several);
    facts.forEach((field, value) -> {
      String now = value == null ? "" : value;
      String mine = String.join(LIST, values.getOrDefault(field, List.of())).strip();
      if (mine.equals(value(WAS + field))) {
        with(field, chosen.contains(field) ? List.of(now.split(LIST)) : List.of(now));
      } else if (!mine.equals(now) && !now.equals(value(WAS + field))) {
        stored.put(field, now);
      }
      with(WAS + field, now);
    });
  }

  /** Faults in the order of the page's fields, as they were found. */
  public List<Reason> faults() {
    return faults.values().stream().flatMap(List::stream).toList();
  }

  public List<Reason> faultsOf(String field) {
    return faults.getOrDefault(field, List.of());
  }

  public boolean wrong(String field) {
    return faults.containsKey(field);
  }

  /** What somebody else stored in that field meanwhile; null when nobody did. */
  public @Nullable String storedNow(String field) {
    return stored.get(field);
  }

  public boolean conflicting() {
    return !stored.isEmpty();
  }

  public String value(String field) {
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.get(0);
  }

  /** How many numbered entries the page shows: all that hold something, and blank ones behind them. */
  public int entries(int most, String... fields) {
    int filled = IntStream.rangeClosed(1, most).filter(each -> Arrays.stream(fields).anyMatch(field -> !value(field + each).isBlank())).max().orElse(0);
    return Math.min(most, filled + BLANK_ENTRIES);
  }

  /** The field's name without the number of its entry. */
  public static String unnumbered(String field) {
    return field.replaceFirst("\\d+$", "");
  }

  /** The number of the field's entry; empty when it has none. */
  public static String number(String field) {
    return field.substring(unnumbered(field).length());
  }

  public boolean has(String field, String value) {
    return values.getOrDefault(field, List.of()).contains(value);
  }

  /** Fields that remember what was stored when the form was opened. */
  public Map<String, String> remembered() {
    Map<String, String> all = new LinkedHashMap<>();
    values.keySet().stream().filter(field -> field.startsWith(WAS)).forEach(field -> all.put(field, value(field)));
    return all;
  }

  private String required(String field, @Nullable String value) {
    if (value == null && !wrong(field)) {
      add(field, "organization.fault.required");
    }
    return value == null ? "" : value;
  }

  private @Nullable String text(String field, int longest, Pattern allowed) {
    String value = value(field).strip().replace("\r\n", "\n");
    if (value.length() > longest) {
      add(field, "organization.fault.tooLong", String.valueOf(longest));
    } else if (!allowed.matcher(value).matches()) {
      add(field, "organization.fault.control");
    }
    return value.isEmpty() ? null : value;
  }
}
