package org.passerelle.screening.duplicate;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.casefile.BirthCalendar;
import org.passerelle.casefile.Particulars;
import org.passerelle.casefile.Person;
import org.passerelle.screening.name.ComparableName;

/**
 * A person in the form in which two are compared. It is stored beside the person, so that a look-up prepares nothing again, and the same form
 * tells whether what was compared has changed. What is empty is unknown, and says nothing.
 *
 * @param names       every name the person goes by, the full name first
 * @param sex         {@code female}, {@code male}, or empty
 * @param nationality ISO 3166-1 alpha-3, or empty
 * @param phones      the last digits of each, as many as tell numbers apart whatever the prefix
 * @param occupation  in plain letters, or empty
 * @param details     where the person lives and the like, when a source has it
 */
record PersonRecord(List<Name> names, Birth birth, String sex, String nationality, List<Document> documents, List<String> phones,
    String occupation, List<Detail> details) {

  /** Longer names are compared by their beginning. */
  private static final int MOST_LETTERS = 200;
  private static final int MOST_NAMES = 12;
  private static final int MOST_PARTS = 8;
  private static final int PHONE_DIGITS = 9;
  private static final int FEWEST_PHONE_DIGITS = 6;

  private static final char FIELD = '\u001e';
  private static final char ITEM = '\u001d';
  private static final char PIECE = '\u001f';
  private static final Birth UNKNOWN = new Birth(Birth.UNKNOWN, BirthCalendar.gregorian, null, null, null, null, null);
  private static final BirthCalendar[] CALENDARS = BirthCalendar.values();
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]+");
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  PersonRecord {
    names = names.stream().limit(MOST_NAMES).toList();
    documents = List.copyOf(documents);
    phones = List.copyOf(phones);
    details = List.copyOf(details);
  }

  /** The person as on file. Whatever stands there, nothing is thrown. */
  static PersonRecord of(Person person) {
    return of(person, List.of());
  }

  /**
   * The person as on file.
   *
   * @param further names by which the person is known from elsewhere
   */
  static PersonRecord of(Person person, List<String> further) {
    Particulars more = person.particulars() == null ? Particulars.NONE : person.particulars();
    List<Name> names = Stream.of(
        Stream.of(person.fullName()).map(written -> Name.of(Name.FULL, written)),
        Stream.ofNullable(person.nameInScript()).map(written -> Name.of(Name.FULL, written)),
        more.otherNames().stream().flatMap(other -> Stream.of(other.name(), other.nameInScript() == null ? "" : other.nameInScript()))
            .map(written -> Name.of(Name.OTHER, written)),
        further.stream().map(written -> Name.of(Name.OTHER, written)))
        .flatMap(name -> name).filter(name -> !name.parts().isEmpty()).distinct().toList();
    return new PersonRecord(names, person.birth() == null ? UNKNOWN : person.birth(), sexOrNothing(person.sex()),
        person.nationality() == null ? "" : seen(person.nationality()),
        Document.of(person.documentType(), person.documentNumber()).stream().toList(),
        more.phones().stream().map(phone -> phone(phone.international() == null ? phone.asWritten() : phone.international()))
            .filter(digits -> !digits.isEmpty()).distinct().toList(),
        more.occupation() == null ? "" : plain(more.occupation()), List.of());
  }

  /** The last digits of a phone number, which stay the same with and without prefix; empty when there are too few. */
  static String phone(String written) {
    String digits = NOT_DIGITS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC)).replaceAll("");
    return digits.length() < FEWEST_PHONE_DIGITS ? "" : digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
  }

  static String sexOrNothing(@Nullable String sex) {
    return "female".equals(sex) || "male".equals(sex) ? sex : "";
  }

  /** Lower case, without accents and punctuation, one space between words. */
  static String plain(String text) {
    String folded = MARKS.matcher(Normalizer.normalize(seen(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)).replaceAll("");
    return BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
  }

  private static String seen(String text) {
    String whole = UNSEEN.matcher(text).replaceAll("");
    return whole.length() > MOST_LETTERS ? whole.substring(0, MOST_LETTERS) : whole;
  }

  /** As it is stored. */
  String stored() {
    StringBuilder text = new StringBuilder(160);
    names.forEach(name -> text.append(name.kind()).append(PIECE).append(name.written()).append(PIECE)
        .append(String.join(" ", name.parts())).append(ITEM));
    text.append(FIELD).append(seen(birth.asWritten())).append(PIECE).append(birth.calendar().ordinal()).append(PIECE)
        .append(day(birth.earliest())).append(PIECE).append(day(birth.latest()));
    text.append(FIELD).append(sex).append(FIELD).append(nationality).append(FIELD);
    documents.forEach(document -> text.append(document.type()).append(PIECE).append(document.number()).append(ITEM));
    text.append(FIELD);
    phones.forEach(phone -> text.append(phone).append(ITEM));
    text.append(FIELD).append(occupation).append(FIELD);
    details.forEach(detail -> text.append(detail.kind()).append(PIECE).append(detail.text()).append(ITEM));
    return text.toString();
  }

  /** Reads what {@link #stored()} wrote. */
  static PersonRecord read(String stored) {
    List<String> fields = split(stored, FIELD);
    List<String> born = split(fields.get(1), PIECE);
    return new PersonRecord(
        items(fields.get(0)).stream().map(name -> new Name(name.get(0), name.get(1), List.of(name.get(2).split(" ")))).toList(),
        new Birth(born.get(0), CALENDARS[Integer.parseInt(born.get(1))], null, null, null, day(born.get(2)), day(born.get(3))),
        fields.get(2), fields.get(3), items(fields.get(4)).stream().map(document -> new Document(document.get(0), document.get(1))).toList(),
        items(fields.get(5)).stream().map(phone -> phone.get(0)).toList(), fields.get(6),
        items(fields.get(7)).stream().map(detail -> new Detail(detail.get(0), detail.get(1))).toList());
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : Long.toString(day.toEpochDay());
  }

  private static @Nullable LocalDate day(String stored) {
    return stored.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(stored));
  }

  private static List<List<String>> items(String field) {
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> items = split(field, ITEM);
    return items.subList(0, items.size() - 1).stream().map(item -> split(item, PIECE)).toList();
  }

  private static List<String> split(String text, char at) {
    List<String> pieces = new ArrayList<>(8);
    int begin = 0;
    for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, begin)) {
      pieces.add(text.substring(begin, end));
      begin = end + 1;
    }
    pieces.add(text.substring(begin));
    return pieces;
  }

  /** A name, prepared for comparison once. */
  static final class Name {

    /** The name the person bears, in whatever script. */
    static final String FULL = "f";

    /** A name the person also goes by. */
    static final String OTHER = "o";

    private final String kind;
    private final String written;
    private final List<String> parts;
    private @Nullable ComparableName comparable;

    Name(String kind, String written, List<String> parts) {
      this.kind = kind;
      this.written = written;
      this.parts = parts;
    }

    static Name of(String kind, @Nullable String written) {
      String clean = written == null ? "" : seen(written.replaceAll("\\s+", " ")).strip();
      return new Name(kind, clean, clean.isEmpty() ? List.of()
          : ComparableName.ofPerson(clean).parts().stream().filter(part -> !part.isBlank()).limit(MOST_PARTS).toList());
    }

    String kind() {
      return kind;
    }

    /** As written, without what is not seen. */
    String written() {
      return written;
    }

    /** As {@link ComparableName#parts()} gives them. */
    List<String> parts() {
      return parts;
    }

    ComparableName comparable() {
      if (comparable == null) {
        comparable = ComparableName.ofPerson(written);
      }
      return comparable;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Name name && kind.equals(name.kind) && written.equals(name.written);
    }

    @Override
    public int hashCode() {
      return written.hashCode();
    }
  }

  /**
   * A document.
   *
   * @param type   code of the kind of document, or empty
   * @param number capital letters and digits only
   */
  record Document(String type, String number) {

    /** A shorter number is too common to point to anybody. */
    private static final int SHORTEST_NUMBER = 4;
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern ONE_SIGN_OVER_AND_OVER = Pattern.compile("(.)\\1*");

    static Optional<Document> of(@Nullable String type, @Nullable String number) {
      if (number == null) {
        return Optional.empty();
      }
      String plain = plain(Normalizer.normalize(number, Normalizer.Form.NFKC)).replace(" ", "").toUpperCase(Locale.ROOT);
      String digits = plain.codePoints().map(sign -> Character.getNumericValue(sign) >= 0 && Character.isDigit(sign)
          ? '0' + Character.getNumericValue(sign) : sign)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
      return digits.length() < SHORTEST_NUMBER || digits.length() > LONGEST_NUMBER || ONE_SIGN_OVER_AND_OVER.matcher(digits).matches()
          ? Optional.empty() : Optional.of(new Document(type == null ? "" : seen(type), digits));
    }
  }

  /**
   * Something else that is known.
   *
   * @param kind one of those that the weights name
   * @param text in plain letters
   */
  record Detail(String kind, String text) {
  }
}
