package org.passerelle.referral;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What two people have made of the same form since a common beginning. Nothing is decided here: where both changed the same, one of them chooses.
 *
 * @param mine        what the one has typed who is about to save
 * @param theirs      what is kept now
 * @param differences where they differ, in the order of the form
 */
public record DraftMerge(TypedReferral mine, TypedReferral theirs, List<Difference> differences) {

  /** Whose text is taken. */
  public enum Side {
    mine, theirs
  }

  /**
   * Compares.
   *
   * @param base  the common beginning; null when it is not known any more, so that every difference is one to choose
   * @param scope which paths are looked at
   */
  static DraftMerge of(@Nullable TypedReferral base, TypedReferral mine, TypedReferral theirs, Predicate<String> scope) {
    List<Difference> differences = new ArrayList<>();
    for (String entry : union(mine.allEntries(), theirs.allEntries())) {
      boolean here = mine.hasEntry(entry);
      boolean there = theirs.hasEntry(entry);
      String list = TypedReferral.list(entry);
      boolean parents = mine.field(list).isPresent() && theirs.field(list).isPresent();
      if (here != there && parents && touched(here ? mine : theirs, entry, scope)) {
        entry(base, here ? mine : theirs, entry, here).ifPresent(differences::add);
      }
    }
    for (String path : union(mine.paths(), theirs.paths())) {
      List<String> own = mine.given(path);
      List<String> kept = theirs.given(path);
      if (scope.test(path) && !own.equals(kept) && mine.field(path).isPresent() && theirs.field(path).isPresent()) {
        List<String> before = base == null || base.field(path).isEmpty() ? List.of() : base.given(path);
        boolean known = base != null;
        differences.add(new Difference(path, false, known && own.equals(before) ? Side.theirs
            : known && kept.equals(before) ? Side.mine : null));
      }
    }
    return new DraftMerge(mine, theirs, differences);
  }

  private static Optional<Difference> entry(@Nullable TypedReferral base, TypedReferral holder, String entry, boolean here) {
    if (base != null && !base.hasEntry(entry)) {
      return here ? Optional.of(new Difference(entry, true, Side.mine)) : Optional.empty();
    }
    boolean untouched = base != null && holder.pathsWithin(entry).stream().allMatch(path -> holder.given(path).equals(base.given(path)));
    return untouched ? Optional.empty() : Optional.of(new Difference(entry, true, null));
  }

  private static boolean touched(TypedReferral holder, String entry, Predicate<String> scope) {
    return holder.pathsWithin(entry).stream().anyMatch(scope);
  }

  /** Whether what I typed changes anything. */
  boolean changesNothing() {
    return differences.stream().allMatch(difference -> difference.usual() == Side.theirs);
  }

  /** Whether there is a choice for each difference that needs one. */
  boolean settledBy(Map<String, Side> choices) {
    return differences.stream().allMatch(difference -> difference.side(choices) != null);
  }

  /** What comes of the choices: what is kept now, with my text wherever it was chosen. */
  TypedReferral chosen(Map<String, Side> choices) {
    TypedReferral result = theirs;
    for (Difference difference : differences) {
      if (difference.side(choices) == Side.mine) {
        result = taken(result, difference);
      }
    }
    return result;
  }

  private TypedReferral taken(TypedReferral result, Difference difference) {
    String path = difference.path();
    if (difference.entry()) {
      return mine.hasEntry(path) ? result.taking(path, mine) : result.without(path);
    }
    return result.with(Map.of(path, mine.given(path)));
  }

  private static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  /**
   * A difference.
   *
   * @param path  of the field, or of an entry that one has and the other has not
   * @param entry whether it is an entry
   * @param usual whose text is taken without a choice, because the other has not touched it; null when both have
   */
  public record Difference(String path, boolean entry, @Nullable Side usual) {

    @Nullable Side side(Map<String, Side> choices) {
      return choices.getOrDefault(path, usual);
    }
  }
}
