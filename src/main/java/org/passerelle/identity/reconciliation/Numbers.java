package org.passerelle.identity.reconciliation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.screening.duplicate.DocumentNumbers;

/** Whether two numbers are of one paper. Papers of different kinds, and tazkiras of different issues, bear different numbers. */
final class Numbers {

  private static final Set<String> TAZKIRAS = Set.of("tazkiraPaper", "tazkiraBooklet", "eTazkira");
  private static final String NATIONAL_ID = "nationalId";

  private Numbers() {
  }

  static Compared between(Version one, Version other) {
    String left = plain(one.value());
    String right = plain(other.value());
    if (left.equals(right)) {
      return Compared.agrees("sameNumber");
    }
    if (!sameKind(one.type(), other.type())) {
      return anyTazkira(one.type(), other.type()) || anyTazkira(other.type(), one.type()) ? Compared.unclear("otherIssue") : Compared.silent("otherPaper");
    }
    return Compared.conflicts(oneSignApart(left, right) ? "numberOneSign" : "numberDiffers");
  }

  private static String plain(String written) {
    return DocumentNumbers.plain(written);
  }

  private static boolean sameKind(@Nullable String one, @Nullable String other) {
    return one == null || other == null || one.equals(other);
  }

  /** A claim names a national identity card and not which tazkira it is. */
  private static boolean anyTazkira(@Nullable String claimed, @Nullable String seen) {
    return NATIONAL_ID.equals(claimed) && seen != null && TAZKIRAS.contains(seen);
  }

  private static boolean oneSignApart(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = one.length() <= other.length() ? other : one;
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    return longer.length() - shorter.length() <= 1
        && same < longer.length() && longer.substring(same + 1).equals(shorter.substring(longer.length() == shorter.length() ? same + 1 : same));
  }
}
