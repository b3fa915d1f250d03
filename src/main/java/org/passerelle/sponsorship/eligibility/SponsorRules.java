package org.passerelle.sponsorship.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.reference.Places;
import org.passerelle.reference.ProgrammeWindow.Closed;
import org.passerelle.reference.Programmes;
import org.passerelle.sponsorship.FamilyToPlace;
import org.passerelle.sponsorship.Limit;
import org.passerelle.sponsorship.Sponsor;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.FamilyStandings.FamilyStanding;
import org.passerelle.sponsorship.eligibility.FinancialCapacity.Dependants;
import org.springframework.stereotype.Component;

/**
 * Who may sponsor whom, and who can pay. The decision tables decide by coarse codes and amounts; nothing personal goes into them.
 *
 * <p>A pause stops the applications of sponsors for families they named, received while it was in force: what came before goes on, and families
 * whom the department proposes to a sponsor are no applications of the sponsor's. Source: Canada Gazette, instructions on new applications of
 * groups of five and community sponsors, in force from 2024-11-29: new sponsorship applications are not accepted, later-arriving ones are returned.
 */
@Component
class SponsorRules implements Limit {

  static final String PAUSED = "programmePaused";
  static final String PAUSED_UNTIL = "programmePausedUntil";
  static final String FUNDS_SHORT = "funds.short.";
  static final String FUNDS_UNKNOWN = "funds.unknown.";
  static final String INCOMES_UNKNOWN = "funds.unknownIncomes";

  private static final String PROGRAMME = "PSR";
  private static final String MEMBERS = "notEligible.too";

  private final FigureEditions editions;
  private final SponsorStandings sponsorStandings;
  private final FamilyStandings familyStandings;
  private final Programmes programmes;
  private final RuleTables tables;

  SponsorRules(FigureEditions editions, SponsorStandings sponsorStandings, FamilyStandings familyStandings, Programmes programmes, RuleTables tables) {
    this.editions = editions;
    this.sponsorStandings = sponsorStandings;
    this.familyStandings = familyStandings;
    this.programmes = programmes;
    this.tables = tables;
  }

  @Override
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families, LocalDate on) {
    Figures figures = editions.on(on);
    RuleTables rules = new RememberedRules(tables);
    return new Judgement(rules, new FinancialCapacity(rules, figures), sponsorStandings.of(sponsors.stream().map(Sponsor::id).distinct().toList(), on, figures),
        familyStandings.of(families.stream().map(FamilyToPlace::caseId).distinct().toList()), programmes.pauses(PROGRAMME), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }

  /** Judges pairs. What is the same for many of them is judged once: there are few kinds of families, however many wait. */
  private record Judgement(RuleTables rules, FinancialCapacity capacity, Map<UUID, SponsorStanding> sponsors, Map<UUID, FamilyStanding> families,
      Programmes.Pauses pauses, Map<Asking, List<Refusal>> allowed, Map<Carrying, List<Refusal>> paid) implements Judge {

    @Override
    public List<Refusal> against(Sponsor sponsor, FamilyToPlace family) {
      SponsorStanding standing = sponsors.get(sponsor.id());
      FamilyStanding received = families.get(family.caseId());
      Stream stream = received.with(sponsor, family);
      Closed pause = received.namedBy(sponsor, family) ? pause(sponsor, family, received).orElse(null) : null;
      List<Refusal> refusals = new ArrayList<>(allowed.computeIfAbsent(new Asking(sponsor.id(), stream, pause, family.recognized()),
          asking -> rules.reasons(codes(sponsor, standing, asking)).stream().map(code -> said(code, asking.pause(), standing)).toList()));
      int children = family.room().children();
      Dependants dependants = new Dependants(family.room().persons() - children, children, stream);
      refusals.addAll(standing.answersFor(family.caseId()) ? money(sponsor, standing, family, dependants)
          : paid.computeIfAbsent(new Carrying(sponsor.id(), dependants), carrying -> money(sponsor, standing, family, dependants)));
      return refusals;
    }

    private List<Refusal> money(Sponsor sponsor, SponsorStanding standing, FamilyToPlace family, Dependants dependants) {
      return money(capacity.judge(sponsor.kind(), standing.planC(), standing.means(), dependants,
          standing.answers().stream().filter(other -> !other.caseId().equals(family.caseId())).map(SponsorStanding.Answered::family).toList()));
    }

    private Optional<Closed> pause(Sponsor sponsor, FamilyToPlace family, FamilyStanding received) {
      boolean quebec = family.intendedProvince() == null ? sponsor.inQuebec() : Places.QUEBEC.equals(family.intendedProvince());
      return pauses.on(sponsor.kind().name(), quebec, received.receivedOn());
    }

    /** Of the family nothing is read but what is asked: the answer is remembered for all families who ask the same. */
    private static EligibilityCodes codes(Sponsor sponsor, SponsorStanding standing, Asking asking) {
      return new EligibilityCodes(sponsor.kind(), asking.stream(), sponsor.inQuebec(), asking.pause() != null, asking.recognized(), standing.facts().membersKept(),
          standing.membersWhoCount(), standing.clearance(), standing.yearsActive(), standing.facts().charityNumber() != null, standing.vettingState(),
          standing.category());
    }

    private static Refusal said(String code, @Nullable Closed pause, SponsorStanding standing) {
      if (code.equals(PAUSED) && pause != null && pause.until() != null) {
        return Refusal.of(PAUSED_UNTIL, pause.until());
      }
      return code.startsWith(MEMBERS) ? Refusal.of(code, standing.membersWhoCount()) : Refusal.of(code);
    }

    private static List<Refusal> money(Verdict verdict) {
      if (verdict instanceof Verdict.Short missing) {
        return List.of(Refusal.of(FUNDS_SHORT + missing.line(), missing.missing(), missing.asked()));
      }
      if (verdict instanceof Verdict.UnknownTable unknown) {
        return List.of(Refusal.of(FUNDS_UNKNOWN + unknown.table(), unknown.day()));
      }
      return verdict instanceof Verdict.UnknownMembers ? List.of(Refusal.of(INCOMES_UNKNOWN)) : List.of();
    }
  }

  /** All of a pair on which it depends whether the sponsor may sponsor the family. */
  private record Asking(UUID sponsor, Stream stream, @Nullable Closed pause, boolean recognized) {
  }

  /** All of a pair on which it depends whether the sponsor can pay. */
  private record Carrying(UUID sponsor, Dependants family) {
  }
}
