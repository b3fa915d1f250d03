package org.passerelle.screening.watchlist.hit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where an organization, its principals and its payees stand with the lists.
 *
 * @param at       when they were last compared; null when never
 * @param lists    with which
 * @param screened ids of those who were
 * @param found    what stands of it, by id
 */
public record OrganizationStanding(@Nullable Instant at, List<ListName> lists, Set<UUID> screened, Map<UUID, Found> found) {

  /**
   * Result for the organization, a principal or a payee. Clear means that nothing resembled them, or that an officer cleared all that did.
   */
  public enum Result { notScreened, clear, openHit, upheld }

  /** An upheld hit outweighs an open one. */
  public Result of(UUID id) {
    Found hits = found.getOrDefault(id, Found.NOTHING);
    if (hits.upheld > 0) {
      return Result.upheld;
    }
    if (hits.open > 0) {
      return Result.openHit;
    }
    return screened.contains(id) ? Result.clear : Result.notScreened;
  }

  /** The hit that explains the result; null when there is none. */
  public @Nullable UUID hit(UUID id) {
    return found.getOrDefault(id, Found.NOTHING).first;
  }

  /**
   * Hits that have not lapsed: those nobody has decided, and those upheld.
   *
   * @param first an upheld one, else the strongest open one; null when all were cleared
   */
  public record Found(int open, int upheld, @Nullable UUID first) {

    static final Found NOTHING = new Found(0, 0, null);
  }

  /** What a list is called. */
  public record ListName(String nameEn, String nameFr) {

    static List<ListName> of(String[] english, String[] french) {
      return IntStream.range(0, english.length).mapToObj(each -> new ListName(english[each], french[each])).toList();
    }

    public String in(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }
}
