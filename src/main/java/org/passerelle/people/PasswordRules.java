package org.passerelle.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be. Length counts, not odd characters (NIST SP 800-63B, 5.1.1.2; Canadian Centre for Cyber Security, ITSAP.30.032): at least
 * {@value #SHORTEST} characters, not the person's own user name or address, and nothing that everyone tries first.
 */
final class PasswordRules {

  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  private static final int FEWEST_DIFFERENT = 5;
  private static final List<String> TRIED_FIRST = List.of("password", "passerelle", "motdepasse", "welcome", "bienvenue", "qwerty", "azerty",
      "letmein", "iloveyou", "jetaime", "administrator", "admin", "changeme", "bonjour", "refugee", "refugie", "canada", "quebec", "abcdefghijkl",
      "qwertyuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "monkey", "dragon", "sunshine", "soleil", "princess", "football", "hockey");

  private PasswordRules() {
  }

  /** The message that says what is wrong with it; empty when nothing is. */
  static Optional<String> fault(String password, String username, String email) {
    int characters = password.codePointCount(0, password.length());
    if (characters < SHORTEST || characters > LONGEST) {
      return Optional.of("people.wrong.password.length");
    }
    if (own(password, username) || own(password, email) || own(password, email.replaceFirst("@.*", ""))) {
      return Optional.of("people.wrong.password.own");
    }
    return password.codePoints().distinct().count() < FEWEST_DIFFERENT || common(password)
        ? Optional.of("people.wrong.password.common") : Optional.empty();
  }

  private static boolean own(String password, String known) {
    return !known.isBlank() && letters(password).equals(letters(known));
  }

  /** A common word with digits and signs around it, or said several times, is still that word; so are digits alone in their order. */
  private static boolean common(String password) {
    String letters = letters(password);
    return letters.isEmpty() && "01234567890123456789098765432109876543210".contains(password.replaceAll("\\D", ""))
        || TRIED_FIRST.stream().anyMatch(word -> letters.matches("(" + word + ")+"));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("(?<=[\\p{L}0])0(?=[\\p{L}0])", "o").replace('@', 'a').replace('$', 's').replaceAll("[^\\p{L}]", "");
  }
}
