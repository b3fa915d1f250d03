package org.passerelle.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.people.BadEntries.Entry;

/** Collects what is wrong with a form, so that all of it is said at once. */
final class Checks {

  static final int LONGEST_NAME = 120;
  static final int LONGEST_EMAIL = 254;

  /** Control characters and direction overrides make one text look like another. */
  private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]*");
  private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  private final List<Entry> wrong = new ArrayList<>();

  /** A name of a person or thing: a line with a letter or digit of any script in it. */
  Checks name(String field, String value) {
    boolean letters = value.codePoints().anyMatch(Character::isLetterOrDigit);
    return that(letters, field, "people.wrong.missing").that(value.length() <= LONGEST_NAME, field, "people.wrong.long", LONGEST_NAME)
        .that(LINE.matcher(value).matches(), field, "people.wrong.control");
  }

  Checks email(String field, String value) {
    return that(value.length() <= LONGEST_EMAIL && EMAIL.matcher(value).matches(), field, "people.wrong.email");
  }

  Checks language(String field, String value) {
    return that(LANGUAGES.contains(value), field, "people.wrong.choose");
  }

  /** The new password of this person, entered twice. */
  Checks newPassword(String password, String again, String username, String email) {
    PasswordRules.fault(password, username, email).ifPresent(key -> that(false, "password", key, PasswordRules.SHORTEST, PasswordRules.LONGEST));
    return that(password.equals(again), "again", "people.wrong.again");
  }

  /** Of several things wrong with one field the first is said. */
  Checks that(boolean right, String field, String messageKey, Object... arguments) {
    if (!right && wrong.stream().noneMatch(entry -> entry.field().equals(field))) {
      wrong.add(new Entry(field, messageKey, List.of(arguments)));
    }
    return this;
  }

  /** @throws BadEntries when something was wrong */
  void end() {
    if (!wrong.isEmpty()) {
      throw new BadEntries(wrong);
    }
  }
}
