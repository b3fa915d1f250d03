package org.passerelle.screening.name;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sounds of which names are made, whatever their script, and how far apart two of them are. A sound is a small number: first those that Latin
 * letters stand for, then the letters of consonant scripts, each of which stands for several sounds.
 */
final class Sounds {

  private static final int LIMIT = 128;
  private static final byte NONE = -1;
  private static final byte[] CODES = new byte[0x700];
  private static final float[][] COSTS = new float[LIMIT][LIMIT];
  private static final float[] DROPPED = new float[LIMIT];
  private static final float[] SUPPLIED = new float[LIMIT];
  private static final byte[] SPLIT = new byte[LIMIT];
  private static final char[] LETTERS = new char[LIMIT];
  private static final Map<String, String> SPELLINGS = new HashMap<>();
  private static final String VOWELS = "aeiou";
  private static final double OTHER_CONSONANT_LETTER = 0.25;
  private static int latinSounds;
  private static int sounds;

  static {
    Arrays.fill(CODES, NONE);
    Arrays.fill(SPLIT, NONE);
    Arrays.fill(DROPPED, 1);
    Arrays.fill(SUPPLIED, 1);
    for (float[] row : COSTS) {
      Arrays.fill(row, 1);
    }
    "abcdefghijklmnopqrstuvwxyzSCJZXGTD0123456789".chars().forEach(sound -> code((char) sound));
    latinSounds = sounds;
    Table.rows("sounds.tsv").forEach(Sounds::read);
    readConsonantLetters();
    for (int sound = 0; sound < LIMIT; sound++) {
      COSTS[sound][sound] = 0;
    }
    VOWELS.chars().forEach(vowel -> SUPPLIED[code((char) vowel)] = 0.08f);
    SUPPLIED[code('y')] = 0.45f;
    SUPPLIED[code('w')] = 0.35f;
    SUPPLIED[code('h')] = 0.3f;
    for (String digraph : new String[] {"Ss", "Tt", "Dd", "Xk", "Gg"}) {
      SPLIT[code(digraph.charAt(0))] = code(digraph.charAt(1));
    }
  }

  static final byte H = code('h');

  private Sounds() {
  }

  private static byte code(char sound) {
    if (CODES[sound] == NONE) {
      LETTERS[sounds] = sound;
      CODES[sound] = (byte) sounds++;
    }
    return CODES[sound];
  }

  private static void read(String[] row) {
    switch (row[0]) {
      case "spell" -> SPELLINGS.put(row[1], row[2]);
      case "pair" -> {
        int one = code(row[1].charAt(0));
        int other = code(row[2].charAt(0));
        COSTS[one][other] = Float.parseFloat(row[3]);
        COSTS[other][one] = COSTS[one][other];
      }
      case "drop" -> DROPPED[code(row[1].charAt(0))] = Float.parseFloat(row[2]);
      default -> throw new IllegalArgumentException(row[0]);
    }
  }

  private static void readConsonantLetters() {
    for (String[] row : Table.rows("consonants.tsv")) {
      int letter = code(row[0].charAt(0));
      for (String rendering : row[1].split(" ")) {
        float cost = Float.parseFloat(rendering.substring(2));
        if (rendering.charAt(0) == '-') {
          DROPPED[letter] = cost;
        } else {
          int sound = code(rendering.charAt(0));
          COSTS[letter][sound] = cost;
          COSTS[sound][letter] = cost;
        }
      }
    }
    for (int one = latinSounds; one < sounds; one++) {
      for (int other = latinSounds; other < sounds; other++) {
        COSTS[one][other] = betweenLetters(one, other);
      }
    }
  }

  private static float betweenLetters(int one, int other) {
    float least = 1;
    for (int sound = 0; sound < latinSounds; sound++) {
      least = (float) Math.min(least, COSTS[one][sound] + COSTS[sound][other] + OTHER_CONSONANT_LETTER);
    }
    return least;
  }

  /** The sounds of Latin letters; doubled ones count once. */
  static byte[] ofLatin(String letters) {
    byte[] heard = new byte[letters.length() * 2];
    int length = 0;
    int at = 0;
    while (at < letters.length()) {
      String sound = null;
      int taken = Math.min(4, letters.length() - at);
      while (taken > 0 && sound == null) {
        sound = at == 0 && taken == 2 && letters.startsWith("hs") || at == 0 && taken == 1 && initialX(letters) ? "S"
            : SPELLINGS.get(letters.substring(at, at + taken));
        if (sound == null) {
          taken--;
        }
      }
      if (sound == null) {
        sound = String.valueOf(letters.charAt(at));
        taken = 1;
      }
      for (int index = 0; index < sound.length(); index++) {
        byte code = code(sound.charAt(index));
        if (length == 0 || heard[length - 1] != code) {
          heard[length++] = code;
        }
      }
      at += taken;
    }
    if (length > 2 && heard[length - 1] == H) {
      length--;
    }
    return Arrays.copyOf(heard, length);
  }

  private static boolean initialX(String letters) {
    return letters.startsWith("xi") || letters.startsWith("xu");
  }

  /** The letters of a consonant script; those that the table does not know are left out. */
  static byte[] ofConsonants(String letters) {
    byte[] heard = new byte[letters.length()];
    int length = 0;
    for (int at = 0; at < letters.length(); at++) {
      byte code = letters.charAt(at) < CODES.length ? CODES[letters.charAt(at)] : NONE;
      if (code != NONE && (length == 0 || heard[length - 1] != code)) {
        heard[length++] = code;
      }
    }
    return Arrays.copyOf(heard, length);
  }

  /** How a letter of a consonant script is usually rendered. */
  static String rendered(byte letter) {
    if (letter < latinSounds) {
      return String.valueOf(LETTERS[letter]);
    }
    int best = -1;
    for (int sound = 0; sound < latinSounds; sound++) {
      if (COSTS[letter][sound] < (best < 0 ? DROPPED[letter] : COSTS[letter][best])) {
        best = sound;
      }
    }
    return best < 0 ? "" : spelled(LETTERS[best]);
  }

  private static String spelled(char sound) {
    return switch (sound) {
      case 'S' -> "sh";
      case 'C' -> "ch";
      case 'J' -> "j";
      case 'Z' -> "zh";
      case 'X' -> "kh";
      case 'G' -> "gh";
      case 'T' -> "th";
      case 'D' -> "dh";
      default -> String.valueOf(sound);
    };
  }

  static char letter(byte sound) {
    return LETTERS[sound];
  }

  static boolean vowel(byte sound) {
    return VOWELS.indexOf(LETTERS[sound]) >= 0;
  }

  static boolean ofConsonantScript(byte sound) {
    return sound >= latinSounds;
  }

  static float cost(byte one, byte other) {
    return COSTS[one][other];
  }

  static float dropped(byte sound) {
    return DROPPED[sound];
  }

  /** What it costs that Latin letters have a sound which a consonant script leaves to the reader, or does not. */
  static float supplied(byte sound) {
    return SUPPLIED[sound];
  }

  /** The first of the two sounds for which a Latin digraph may stand too, such as s and h in Ishaq; negative for none. */
  static byte split(byte sound) {
    return SPLIT[sound];
  }
}
