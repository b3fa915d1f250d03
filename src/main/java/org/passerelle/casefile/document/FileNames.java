package org.passerelle.casefile.document;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * File names as they may be shown and offered for saving. What a browser sends is a claim: it may be a path, hide its ending behind a direction
 * override, or end in something a machine would run. Letters of every script stay, and so do the joiners that Persian needs.
 */
final class FileNames {

  static final int LONGEST = 120;

  private static final String UNSHOWN = "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u200E\\u200F\\u061C\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]";
  private static final String UNSAVED = "[<>:\"|?*]";
  private static final String NO_NAME = "document";

  private FileNames() {
  }

  /** The name to show for what somebody calls so and is of that type; its ending is the type's. */
  static String shown(@Nullable String claimed, DocumentType type) {
    String name = claimed == null ? "" : lastPart(claimed.replaceAll(UNSHOWN, ""));
    String clean = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll(UNSAVED, "-").replaceAll("\\s+", " ")
        .replaceAll("^[. ]+|[. ]+$", "");
    String ending = type.endingOf(clean);
    String base = clean.substring(0, clean.length() - (clean.endsWith(ending) ? ending.length() : 0));
    return shortened(base.isBlank() ? NO_NAME : base, LONGEST - ending.length()) + ending;
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }
}
