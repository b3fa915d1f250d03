package org.passerelle.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars.OtherName;
import org.passerelle.pages.CodeNames;
import org.passerelle.partner.Party;
import org.passerelle.partner.PartyFacts;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;

/** Reads what is known of a principal or payee from a form of the register, and fills one with it. */
@Component
class PartyForm {

  static final String ROLES = "roles";

  private static final int LONGEST_DOCUMENT = 60;
  private static final String OTHER = "otherName";
  private static final String IN_SCRIPT = "otherNameInScript";
  private static final String REASON = "otherNameReason";
  private static final List<String> SEXES = List.of("female", "male", "another", "unknown");
  private static final List<String> CALENDARS = Arrays.stream(BirthCalendar.values()).map(Enum::name).toList();

  private final CodeNames names;
  private final Today today;

  PartyForm(CodeNames names, Today today) {
    this.names = names;
    this.today = today;
  }

  /** A form to enter somebody in. */
  RegisterForm blank(int version) {
    return RegisterForm.at(version).with("fromDay", today.get()).with("birthCalendar", BirthCalendar.gregorian);
  }

  /** A form with what is known of somebody. */
  RegisterForm of(Party party, int version) {
    return RegisterForm.at(version).from(byField(party)).with(ROLES, party.facts().roles());
  }

  /** What is known by the names of the form's fields. */
  Map<String, @Nullable String> byField(Party party) {
    PartyFacts facts = party.facts();
    Map<String, @Nullable String> fields = new LinkedHashMap<>(facts.byField());
    fields.remove("otherNames");
    fields.put("birth", facts.birth().asWritten().equals(Birth.UNKNOWN) ? null : facts.birth().asWritten());
    fields.put("birthCalendar", facts.birth().calendar().name());
    fields.put("fromDay", party.fromDay().toString());
    for (int each = 1; each <= PartyFacts.MOST_OTHER_NAMES; each++) {
      OtherName other = each <= facts.otherNames().size() ? facts.otherNames().get(each - 1) : null;
      fields.put(OTHER + each, other == null ? null : other.name());
      fields.put(IN_SCRIPT + each, other == null ? null : other.nameInScript());
      fields.put(REASON + each, other == null ? null : other.reason());
    }
    return fields;
  }

  /** Of which somebody may be a national: none, or any country. */
  List<String> countries() {
    return Stream.concat(Stream.of(CodeNames.STATELESS), names.countries().stream()).toList();
  }

  PartyFacts read(RegisterForm form) {
    String nature = form.oneOf("nature", PartyFacts.NATURES);
    List<String> roles = form.severalOf(ROLES, PartyFacts.ROLES);
    String name = named(form, "name", form.line("name", RegisterForm.LONGEST_LINE));
    String inScript = named(form, "nameInScript", form.lineOrNone("nameInScript", RegisterForm.LONGEST_LINE));
    Birth birth = birth(form);
    String sex = form.oneOfOrNone("sex", SEXES);
    String nationality = form.oneOfOrNone("nationality", countries());
    String document = form.lineOrNone("documentNumber", LONGEST_DOCUMENT);
    List<OtherName> others = IntStream.rangeClosed(1, PartyFacts.MOST_OTHER_NAMES).mapToObj(each -> otherName(form, each)).filter(Objects::nonNull).toList();
    if (!nature.equals(PartyFacts.PERSON) && !form.wrong("nature")) {
      refuse(form, "birth", !birth.asWritten().equals(Birth.UNKNOWN));
      refuse(form, "sex", sex != null);
    }
    return new PartyFacts(nature, roles, Objects.requireNonNullElse(name, ""), inScript, others, sex, birth, nationality, document);
  }

  LocalDate fromDay(RegisterForm form) {
    return form.day("fromDay");
  }

  private Birth birth(RegisterForm form) {
    Birth unknown = Birth.read(Birth.UNKNOWN).orElseThrow();
    String calendar = form.oneOf("birthCalendar", CALENDARS);
    String written = form.lineOrNone("birth", RegisterForm.LONGEST_LINE);
    if (written == null || written.equals(Birth.UNKNOWN) || form.wrong("birth") || form.wrong("birthCalendar")) {
      return unknown;
    }
    BirthCalendar given = BirthCalendar.valueOf(calendar);
    Birth birth = Birth.read(written, given, null).orElse(null);
    if (birth == null || birth.after(today.get())) {
      form.add("birth", fault(Birth.calendarsMeant(written, given, today.get()), birth == null));
      return unknown;
    }
    return birth;
  }

  private static String fault(Set<BirthCalendar> meant, boolean unreadable) {
    if (meant.isEmpty()) {
      return unreadable ? "party.fault.birth" : "validation.birthInFuture";
    }
    return "validation.birth." + (meant.size() > 1 ? "hijri" : meant.iterator().next().name());
  }

  private static @Nullable OtherName otherName(RegisterForm form, int number) {
    if (form.value(OTHER + number).isBlank() && form.value(IN_SCRIPT + number).isBlank() && form.value(REASON + number).isBlank()) {
      return null;
    }
    String name = named(form, OTHER + number, form.line(OTHER + number, RegisterForm.LONGEST_LINE));
    String inScript = named(form, IN_SCRIPT + number, form.lineOrNone(IN_SCRIPT + number, RegisterForm.LONGEST_LINE));
    return new OtherName(Objects.requireNonNullElse(name, ""), inScript, form.oneOf(REASON + number, OtherName.REASONS));
  }

  private static @Nullable String named(RegisterForm form, String field, @Nullable String name) {
    if (name != null && !form.wrong(field) && name.codePoints().noneMatch(Character::isLetter)) {
      form.add(field, "validation.name");
    }
    return name;
  }

  private static void refuse(RegisterForm form, String field, boolean given) {
    if (given) {
      form.add(field, "party.fault.ofPersons");
    }
  }
}
