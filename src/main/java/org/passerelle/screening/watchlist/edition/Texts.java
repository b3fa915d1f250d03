package org.passerelle.screening.watchlist.edition;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/**
 * Texts of a list, made fit to be kept and shown: what makes one name look like another on a screen is taken out (direction overrides, invisible marks),
 * because a publisher's slip of that kind must not keep a whole list out of force; control characters are a broken file.
 */
final class Texts {

  static final int LONGEST_REFERENCE = 150;
  static final int LONGEST_NAME = 1_000;
  static final int LONGEST_PROSE = 20_000;

  private static final Pattern DECEIVING = Pattern.compile("[\\u200B\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

  private Texts() {
  }

  /** One line; null when nothing is left. */
  static @Nullable String line(@Nullable String text, int longest, Where where) {
    if (text == null) {
      return null;
    }
    String line = SPACE.matcher(clean(text, where)).replaceAll(" ").strip();
    return line.isEmpty() ? null : bounded(line, longest, where);
  }

  /** Several lines; null when nothing is left. */
  static @Nullable String prose(@Nullable String text, Where where) {
    if (text == null) {
      return null;
    }
    String prose = clean(text, where).replace("\r\n", "\n").replaceAll("[ \\t\\u00A0]+", " ").replaceAll(" ?\\n ?", "\n").strip();
    return prose.isEmpty() ? null : bounded(prose, LONGEST_PROSE, where);
  }

  private static String clean(String text, Where where) {
    if (CONTROL.matcher(text).find()) {
      throw ListRefused.at(where, Reason.control);
    }
    return DECEIVING.matcher(text).replaceAll("");
  }

  private static String bounded(String text, int longest, Where where) {
    if (text.length() > longest) {
      throw ListRefused.at(where, Reason.tooLong, longest);
    }
    return text;
  }
}
