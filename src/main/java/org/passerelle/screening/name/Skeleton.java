package org.passerelle.screening.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    List<StringBuilder> skeletons = new ArrayList<>(List.of(new StringBuilder(sounds.length)));
    for (byte sound : sounds) {
      String classes = classes(Sounds.letter(sound));
      if (!classes.isEmpty()) {
        continueWith(skeletons, classes);
      }
    }
    if (skeletons.size() == 1) {
      return Set.of(skeletons.get(0).isEmpty() ? NOTHING : skeletons.get(0).toString());
    }
    return skeletons.stream().map(StringBuilder::toString).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void continueWith(List<StringBuilder> skeletons, String classes) {
    int count = skeletons.size();
    for (int at = 0; at < count; at++) {
      if (classes.length() > 1 && skeletons.size() < MOST) {
        skeletons.add(new StringBuilder(skeletons.get(at)).append(classes.charAt(1)));
      }
      skeletons.get(at).append(classes.charAt(0));
    }
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
