package org.passerelle.sponsorship.undertaking;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An undertaking that is being written: what was typed, field by field, right or wrong.
 *
 * @param version counts the savings; 0 before the first
 * @param checked whether the whole has been looked at once: from then on each step says what is missing
 * @param savedBy whoever saved it last; null before the first time
 */
public record UndertakingDraft(int version, Map<String, String> typed, boolean checked, @Nullable Instant savedAt, @Nullable String savedBy) {

  /** Nothing has been typed. */
  public static final UndertakingDraft NONE = new UndertakingDraft(0, Map.of(), false, null, null);

  /** What stands in these fields, in short: the same as long as nobody changes any of them. */
  public String mark(Predicate<String> fields) {
    Map<String, String> theirs = new TreeMap<>(typed);
    theirs.entrySet().removeIf(answer -> !fields.test(answer.getKey()) || answer.getValue().isBlank());
    return Integer.toHexString(theirs.hashCode());
  }
}
