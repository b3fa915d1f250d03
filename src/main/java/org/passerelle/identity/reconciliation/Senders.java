package org.passerelle.identity.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an address is one from which the Government of Canada writes. Only a domain on the list, or one below it, is: what merely contains the
 * name of one, stands before another ending, or is written with letters of another alphabet is somebody else's.
 */
final class Senders {

  private static final String LABEL = "[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,62})";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<sure>[\\p{L}\\p{N}._%+-]{1,64}@|https?://|www\\.)?(?<domain>(?:" + LABEL + "[.．。]){1,8}[\\p{L}][\\p{L}\\p{N}-]{1,62})");
  private static final List<String> TELLING = List.of("gc", "cic", "ircc", "gouv", "forces", "canada");

  private Senders() {
  }

  /** The domains in it that are surely addresses, or are made to look like Canada's, and are not Canada's. */
  static List<String> foreign(String text, List<String> official, boolean everyAddress) {
    List<String> found = new ArrayList<>();
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      String domain = address.group("domain");
      if (!official(domain, official) && !found.contains(domain)
          && (everyAddress && address.group("sure") != null || likeCanadas(domain))) {
        found.add(domain);
      }
    }
    return found;
  }

  static boolean official(String domain, List<String> official) {
    String plain = domain.toLowerCase(Locale.ROOT);
    return official.stream().anyMatch(known -> plain.equals(known) || plain.endsWith("." + known));
  }

  private static boolean likeCanadas(String domain) {
    String folded = folded(domain.toLowerCase(Locale.ROOT));
    return folded.contains("xn--") || folded.contains("canada")
        || Arrays.stream(folded.split("[.-]")).anyMatch(TELLING::contains);
  }

  /** Letters of other alphabets, and digits, that look like Latin letters. */
  private static String folded(String domain) {
    String other = "асеоірхуαοεικ01";
    String latin = "aceoipxyaoeikol";
    StringBuilder folded = new StringBuilder(java.text.Normalizer.normalize(domain, java.text.Normalizer.Form.NFKC));
    for (int at = 0; at < folded.length(); at++) {
      int alike = other.indexOf(folded.charAt(at));
      if (alike >= 0) {
        folded.setCharAt(at, latin.charAt(alike));
      }
    }
    return folded.toString();
  }
}
