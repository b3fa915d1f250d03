package org.passerelle.referral.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passerelle.engine.WrongField;

/** The version of a referral as an entity tag (RFC 9110, 8.8.3), and the versions that {@code If-Match} names. */
public final class VersionTag {

  public static final String IF_MATCH = "If-Match";

  private static final Pattern TAG = Pattern.compile("\\G[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7E]*)\"[ \\t]*)?(?:,|$)");
  private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})");
  private static final int NONE = 0;

  private VersionTag() {
  }

  public static String of(int version) {
    return "\"v" + version + "\"";
  }

  /**
   * The version the caller started from: the one on file if it is among those named, another or none otherwise. A weak tag never matches.
   *
   * @param said what stands in the headers
   * @throws Missing    when no version is named. An asterisk names none: it would write over whatever is there
   * @throws WrongField when it is no list of tags
   */
  public static int startedFrom(List<String> said, int onFile) {
    String all = String.join(",", said).strip();
    if (all.isEmpty() || all.equals("*")) {
      throw new Missing();
    }
    Matcher tag = TAG.matcher(all);
    int end = 0;
    int other = NONE;
    while (end < all.length() && tag.find()) {
      end = tag.end();
      Matcher version = VERSION.matcher(tag.group(2) == null || tag.group(1) != null ? "" : tag.group(2));
      other = version.matches() && other != onFile ? Integer.parseInt(version.group(1)) : other;
    }
    if (end < all.length()) {
      throw new WrongField(IF_MATCH, "validation.ifMatch");
    }
    return other;
  }

  /** No version was named. */
  public static final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
