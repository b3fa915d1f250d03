package org.passerelle.portal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.ReferralDrafting.Shown;
import org.passerelle.referral.TypedReferral;

/**
 * Two texts for one field, or an entry that one has and the other has not.
 *
 * @param mine   what I typed; empty when I left it empty or removed it
 * @param theirs what is kept now; likewise
 * @param usual  {@code mine} or {@code theirs} when only one has changed it; null when both have
 * @param by     who wrote theirs
 */
public record DraftDifference(String path, String label, List<String> mine, List<String> theirs, @Nullable String usual, String by, Instant at) {

  static DraftDifference of(Shown difference, DraftWords words) {
    String path = difference.path();
    TypedReferral named = difference.theirs().field(path).isPresent() ? difference.theirs() : difference.mine();
    String label = words.context(named, path) + (difference.entry() ? words.entry(named, path) : words.label(path));
    return new DraftDifference(path, label, texts(difference.mine(), difference, words), texts(difference.theirs(), difference, words),
        difference.usual() == null ? null : difference.usual().name(), difference.by(), difference.at());
  }

  public String id() {
    return DraftForm.FieldView.id(path);
  }

  private static List<String> texts(TypedReferral typed, Shown difference, DraftWords words) {
    if (!difference.entry()) {
      return words.shown(typed, difference.path());
    }
    return typed.hasEntry(difference.path()) ? typed.pathsWithin(difference.path()).stream().filter(path -> !typed.given(path).isEmpty())
        .map(path -> words.label(path) + " – " + String.join(", ", words.shown(typed, path))).toList() : List.of();
  }
}
