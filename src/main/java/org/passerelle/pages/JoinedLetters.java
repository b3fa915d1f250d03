package org.passerelle.pages;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins the letters of Arabic script on paper. The library's own way knows the letters of Arabic alone and leaves those of Dari, Persian and Urdu
 * apart; this one takes every form Unicode has (presentation forms A and B). Letters for which it has none, such as some of Pashto, stand as they do
 * alone: never as another letter.
 */
final class JoinedLetters extends ICUBidiReorderer {

  private static final int LAM = 0x644;
  private static final String ALEFS = "\u0622\u0623\u0625\u0627";
  private static final Map<String, Integer> FORMS = forms();

  @Override
  public String shapeText(String logical) {
    int[] letters = logical.codePoints().toArray();
    StringBuilder shaped = new StringBuilder(logical.length());
    for (int at = 0; at < letters.length; at++) {
      boolean joinsBefore = joinsOn(letters, at - 1, -1) && takesFromBefore(letters[at]);
      @Nullable Integer pair = letters[at] == LAM && at + 1 < letters.length ? form(joinsBefore, false, LAM, letters[at + 1]) : null;
      if (pair != null) {
        shaped.appendCodePoint(pair);
        at++;
      } else {
        boolean joinsAfter = givesOn(letters[at]) && joinsOn(letters, at + 1, 1);
        shaped.appendCodePoint(Objects.requireNonNullElse(form(joinsBefore, joinsAfter, letters[at]), letters[at]));
      }
    }
    return shaped.toString();
  }

  /** Whether the next letter in that direction, past marks above and below, joins towards here. */
  private static boolean joinsOn(int[] letters, int at, int step) {
    int next = at;
    while (next >= 0 && next < letters.length && joining(letters[next]) == JoiningType.TRANSPARENT) {
      next += step;
    }
    return next >= 0 && next < letters.length && (step < 0 ? givesOn(letters[next]) : takesFromBefore(letters[next]));
  }

  private static boolean givesOn(int letter) {
    int type = joining(letter);
    return type == JoiningType.DUAL_JOINING || type == JoiningType.LEFT_JOINING || type == JoiningType.JOIN_CAUSING;
  }

  private static boolean takesFromBefore(int letter) {
    int type = joining(letter);
    return type == JoiningType.DUAL_JOINING || type == JoiningType.RIGHT_JOINING || type == JoiningType.JOIN_CAUSING;
  }

  private static int joining(int letter) {
    return UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE);
  }

  private static @Nullable Integer form(boolean joinsBefore, boolean joinsAfter, int... letters) {
    int kind = joinsBefore ? (joinsAfter ? DecompositionType.MEDIAL : DecompositionType.FINAL)
        : (joinsAfter ? DecompositionType.INITIAL : DecompositionType.ISOLATED);
    return FORMS.get(key(kind, new String(letters, 0, letters.length)));
  }

  /** Every form of one letter, and of lam with an alef after it, which are always written as one. */
  private static Map<String, Integer> forms() {
    Map<String, Integer> forms = new HashMap<>();
    for (int form = 0xFB50; form <= 0xFEFC; form++) {
      String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
      boolean lamAlef = letters.length() == 2 && letters.charAt(0) == LAM && ALEFS.indexOf(letters.charAt(1)) >= 0;
      if (UCharacter.getIntPropertyValue(form, UProperty.DECOMPOSITION_TYPE) != DecompositionType.NONE && (letters.length() == 1 || lamAlef)) {
        forms.put(key(UCharacter.getIntPropertyValue(form, UProperty.DECOMPOSITION_TYPE), letters), form);
      }
    }
    return forms;
  }

  private static String key(int kind, String letters) {
    return kind + letters;
  }
}
