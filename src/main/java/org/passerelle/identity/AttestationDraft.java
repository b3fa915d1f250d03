package org.passerelle.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An attestation that is being written: what was typed, field by field, right or wrong.
 *
 * @param version counts the savings; 0 before the first
 * @param typed   answers by the path of their field
 * @param checked whether the whole has been looked at once: from then on each step says what is missing
 * @param savedBy whoever saved it last; null before the first time
 */
public record AttestationDraft(int version, Map<String, List<String>> typed, boolean checked, @Nullable Instant savedAt,
    @Nullable String savedBy) {

  /** Nothing has been typed. */
  public static final AttestationDraft NONE = new AttestationDraft(0, Map.of(), false, null, null);

  /** What stands in these fields, in short: the same as long as nobody changes any of them. */
  public String mark(Predicate<String> fields) {
    TreeMap<String, List<String>> theirs = typed.entrySet().stream().filter(answer -> fields.test(answer.getKey()))
        .filter(answer -> answer.getValue().stream().anyMatch(given -> !given.isBlank()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    return Integer.toHexString(theirs.hashCode());
  }
}
