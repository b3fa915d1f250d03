package org.passerelle.sponsorship.register;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.sponsorship.FamiliesToPlace;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Limits;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Sponsors;
import org.passerelle.sponsorship.register.FamilyCards.Shown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The families who wait and whom a sponsor could lawfully take, as anonymous cards, and its word that it would welcome one. The word is a wish
 * that the next matching round counts; it holds nobody and promises nothing. The cards come in no order that means anything.
 */
@Service
public class OpenFamilies {

  public static final int PAGE = 25;

  private static final String LIMIT = "welcomesPerSponsor";
  private static final int CHUNK = 250;

  /** So many cards are looked through for one page; a sponsor whom hardly any family fits turns pages that say so. */
  private static final int MOST = 2_000;

  private final FamilyCards cards;
  private final Welcomes welcomes;
  private final FamiliesToPlace families;
  private final Limits limits;
  private final Sponsors sponsors;
  private final Organizations organizations;
  private final ProgrammeLimits programme;
  private final Audit audit;
  private final Clock clock;

  OpenFamilies(FamilyCards cards, Welcomes welcomes, FamiliesToPlace families, Limits limits, Sponsors sponsors, Organizations organizations,
      ProgrammeLimits programme, Audit audit, Clock clock) {
    this.cards = cards;
    this.welcomes = welcomes;
    this.families = families;
    this.limits = limits;
    this.sponsors = sponsors;
    this.organizations = organizations;
    this.programme = programme;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A family as the sponsor sees it.
   *
   * @param id       by which the sponsor names it; leads to nothing else
   * @param welcomed whether the sponsor said that it would welcome it
   */
  public record Seen(UUID id, FamilyCard card, boolean welcomed) {
  }

  /**
   * A page of families.
   *
   * @param next     after which the next page begins; null when there is none
   * @param welcomed how many this sponsor says it would welcome
   * @param most     how many it may say so of at a time
   */
  public record Page(List<Seen> families, @Nullable UUID next, int welcomed, int most) {
  }

  /** The families that this sponsor could take; none while it is suspended or something in the register stands against it. */
  @Transactional
  public Page page(UUID sponsorId, @Nullable UUID after) {
    cards.refresh();
    Set<UUID> welcomed = welcomes.openOf(sponsorId);
    List<Seen> seen = new ArrayList<>();
    Sponsor sponsor = sponsors.find(organizations.get(sponsorId).code()).orElse(null);
    List<Shown> all = sponsor == null ? List.of() : cards.after(sponsorId, after, MOST);
    for (int from = 0; from < all.size(); from += CHUNK) {
      for (Shown shown : lawful(sponsor, all.subList(from, Math.min(from + CHUNK, all.size())))) {
        if (seen.size() == PAGE) {
          return page(seen, seen.get(PAGE - 1).id(), welcomed);
        }
        seen.add(new Seen(shown.reference(), shown.card(), welcomed.contains(shown.caseId())));
      }
    }
    return page(seen, all.size() == MOST ? all.get(MOST - 1).reference() : null, welcomed);
  }

  private Page page(List<Seen> seen, @Nullable UUID next, Set<UUID> welcomed) {
    return new Page(List.copyOf(seen), next, welcomed.size(), programme.get(LIMIT));
  }

  /**
   * The sponsor would welcome this family. Saying it twice is saying it once.
   *
   * @return the family; empty when there is none that this sponsor could take
   * @throws TooMany when it says so of as many as the programme allows
   */
  @Transactional
  public Optional<Seen> welcome(UUID sponsorId, UUID id) {
    welcomes.lock(sponsorId);
    return lawful(sponsorId, id).map(shown -> {
      Set<UUID> open = welcomes.openOf(sponsorId);
      if (!open.contains(shown.caseId()) && open.size() >= programme.get(LIMIT)) {
        throw new TooMany(programme.get(LIMIT));
      }
      welcomes.add(sponsorId, shown.caseId(), SignedIn.actor(), clock.instant());
      audit.record("welcomeFamily", families.get(shown.caseId()).caseNumber(), null);
      return new Seen(shown.reference(), shown.card(), true);
    });
  }

  /** Takes it back; empty when there is no such family that this sponsor could take. */
  @Transactional
  public Optional<Seen> withdraw(UUID sponsorId, UUID id) {
    welcomes.lock(sponsorId);
    return cards.find(sponsorId, id).filter(shown -> welcomes.openOf(sponsorId).contains(shown.caseId()) || lawful(sponsorId, id).isPresent()).map(shown -> {
      if (welcomes.remove(sponsorId, shown.caseId())) {
        audit.record("withdrawWelcome", families.get(shown.caseId()).caseNumber(), null);
      }
      return new Seen(shown.reference(), shown.card(), false);
    });
  }

  private Optional<Shown> lawful(UUID sponsorId, UUID id) {
    cards.refresh();
    return sponsors.find(organizations.get(sponsorId).code())
        .flatMap(sponsor -> cards.find(sponsorId, id).stream().flatMap(shown -> lawful(sponsor, List.of(shown)).stream()).findFirst());
  }

  private List<Shown> lawful(Sponsor sponsor, List<Shown> chunk) {
    List<FamilyToPlace> them = families.of(chunk.stream().map(Shown::caseId).toList());
    Map<UUID, FamilyToPlace> byCase = them.stream().collect(Collectors.toMap(FamilyToPlace::caseId, Function.identity()));
    Limit.Judge judge = limits.judge(List.of(sponsor), them);
    return chunk.stream().filter(shown -> byCase.containsKey(shown.caseId()) && judge.against(sponsor, byCase.get(shown.caseId())).isEmpty()).toList();
  }

  /** As many families as the programme allows are welcomed already. */
  public static final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int most;

    TooMany(int most) {
      super(String.valueOf(most));
      this.most = most;
    }

    public int most() {
      return most;
    }
  }
}
