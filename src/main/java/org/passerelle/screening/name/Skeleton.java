package org.passerelle.screening.name;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The consonants of a word, so coarse that every script and spelling of a name yields a common one: without vowels, h, w, v and y, voiced and
 * voiceless taken together. A letter that is rendered in two ways yields one skeleton for each.
 */
final class Skeleton {

  private static final int MOST = 8;
  private static final String NOTHING = "-";

  private Skeleton() {
  }

  static Set<String> of(byte[] sounds) {
    Set<String> skeletons = new LinkedHashSet<>();
    skeletons.add("");
    for (byte sound : sounds) {
      String classes = classes(Sounds.letter(sound));
      if (!classes.isEmpty()) {
        skeletons = continued(skeletons, classes);
      }
    }
    return skeletons.contains("") ? Set.of(NOTHING) : skeletons;
  }

  private static Set<String> continued(Set<String> skeletons, String classes) {
    Set<String> longer = new LinkedHashSet<>();
    for (int at = 0; at < classes.length(); at++) {
      for (String skeleton : skeletons) {
        if (longer.size() < MOST) {
          longer.add(skeleton + classes.charAt(at));
        }
      }
    }
    return longer;
  }

  private static String classes(char sound) {
    return switch (sound) {
      case 'b', 'p', 'ب', 'پ', 'פ', 'ב' -> "b";
      case 'f', 'ف' -> "f";
      case 'd', 't', 'د', 'ت', 'ط', 'ד', 'ט', 'ת' -> "t";
      case 'T', 'D', 'ث', 'ذ', 'ض', 'ظ' -> "ts";
      case 's', 'z', 'c', 'س', 'ص', 'ز', 'ځ', 'څ', 'ס', 'צ', 'ז' -> "s";
      case 'S', 'Z', 'ش', 'چ', 'ژ' -> "x";
      case 'C' -> "xj";
      case 'ש' -> "xs";
      case 'ښ' -> "xk";
      case 'J' -> "j";
      case 'g', 'ج', 'ג', 'ږ' -> "jk";
      case 'k', 'q', 'X', 'G', 'ک', 'ق', 'خ', 'غ', 'گ', 'כ', 'ק' -> "k";
      case 'l', 'ل', 'ל' -> "l";
      case 'r', 'ر', 'ר' -> "r";
      case 'm', 'م', 'מ' -> "m";
      case 'n', 'ن', 'נ' -> "n";
      default -> sound >= '0' && sound <= '9' ? String.valueOf(sound) : "";
    };
  }
}
