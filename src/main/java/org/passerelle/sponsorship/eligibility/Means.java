package org.passerelle.sponsorship.eligibility;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sponsor has shown that counts on a day, in Canadian dollars. A part of a dollar counts for nothing.
 *
 * @param account money in accounts
 * @param pledged income that members pledge, for a year
 * @param inKind  goods
 * @param members of a group, each with their household and income
 */
public record Means(int account, int pledged, Map<InKind, Integer> inKind, List<MemberMeans> members) {

  public static final Means NONE = new Means(0, 0, Map.of(), List.of());

  /**
   * A member's own.
   *
   * @param household persons; null when nobody asked
   * @param income    for a year
   */
  public record MemberMeans(@Nullable Integer household, int income) {
  }
}
