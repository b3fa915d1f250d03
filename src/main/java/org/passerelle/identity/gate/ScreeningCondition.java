package org.passerelle.identity.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.identity.gate.Gate.Condition;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.ScreenedParties;
import org.passerelle.partner.ScreenedParty;
import org.passerelle.reference.ProgrammeLimits;
import org.passerelle.screening.watchlist.hit.OrganizationScreenings;
import org.passerelle.screening.watchlist.hit.OrganizationStanding;
import org.passerelle.screening.watchlist.hit.OrganizationStanding.Result;
import org.passerelle.screening.watchlist.hit.Screened;
import org.passerelle.screening.watchlist.hit.WatchlistScreening;
import org.springframework.stereotype.Component;

/**
 * The organization, its principals and its payees of today were compared with the lists lately, and no resemblance is open or upheld. Whoever
 * was not is compared at once: no officer is needed because a day has passed.
 */
@Component
class ScreeningCondition implements GateCondition {

  private final OrganizationScreenings screenings;
  private final WatchlistScreening screening;
  private final ScreenedParties parties;
  private final Organizations organizations;
  private final ProgrammeLimits limits;

  ScreeningCondition(OrganizationScreenings screenings, WatchlistScreening screening, ScreenedParties parties, Organizations organizations,
      ProgrammeLimits limits) {
    this.screenings = screenings;
    this.screening = screening;
    this.parties = parties;
    this.organizations = organizations;
    this.limits = limits;
  }

  @Override
  public Condition condition() {
    return Condition.screening;
  }

  @Override
  public List<Finding> check(Asked asked) {
    List<ScreenedParty> everybody = parties.of(asked.organizationId());
    Instant since = asked.now().minus(Duration.ofDays(limits.get("organizationScreeningDays")));
    OrganizationStanding standing = screenings.of(asked.organizationId());
    if (stale(standing, everybody, since)) {
      screenNow(asked);
      standing = screenings.of(asked.organizationId());
    }
    if (stale(standing, everybody, since)) {
      return List.of(Finding.failed(condition(), "notScreened").at(standing.at()));
    }
    List<Finding> hits = hits(standing, everybody);
    return hits.isEmpty() ? List.of(Finding.met(condition(), "screened").at(standing.at())) : hits;
  }

  private static boolean stale(OrganizationStanding standing, List<ScreenedParty> everybody, Instant since) {
    Set<Object> ids = everybody.stream().map(ScreenedParty::id).collect(Collectors.toSet());
    return standing.at() == null || standing.at().isBefore(since) || !standing.screened().containsAll(ids);
  }

  private void screenNow(Asked asked) {
    if (screening.screenOrganization(asked.organizationId()) > 0) {
      screening.ask(new Screened(Screened.Kind.organization, asked.organizationId(), organizations.get(asked.organizationId()).code()));
    }
  }

  private List<Finding> hits(OrganizationStanding standing, List<ScreenedParty> everybody) {
    return everybody.stream().filter(each -> standing.of(each.id()) != Result.clear)
        .map(each -> Finding.failed(condition(), standing.of(each.id()).name() + "." + each.kind().name()).at(standing.at())
            .about(standing.hit(each.id())))
        .toList();
  }
}
