package org.passerelle.partner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.partner.Agreement.Suspension;
import org.passerelle.partner.Agreement.Terms;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Component;

/** Where agreements stand today, and how much of this year's quota is used. */
@Component
public class AgreementStandings {

  private final Agreements agreements;
  private final Quotas quotas;
  private final Today today;

  AgreementStandings(Agreements agreements, Quotas quotas, Today today) {
    this.agreements = agreements;
    this.quotas = quotas;
    this.today = today;
  }

  /** An organization's agreements, for its own people. */
  public List<AgreementStanding> of(UUID organizationId) {
    return of(List.of(organizationId)).getOrDefault(organizationId, List.of());
  }

  /** The agreements of several organizations, by organization, in a fixed number of queries. */
  public Map<UUID, List<AgreementStanding>> of(Collection<UUID> organizations) {
    List<Agreement> all = agreements.of(organizations);
    LocalDate day = today.get();
    Map<UUID, Integer> used = quotas.years(all.stream().map(Agreement::id).toList()).stream().filter(each -> each.year() == day.getYear())
        .collect(Collectors.toMap(Quotas.Year::agreementId, Quotas.Year::persons));
    return all.stream().collect(Collectors.groupingBy(Agreement::organizationId,
        Collectors.mapping(each -> standing(each, used.getOrDefault(each.id(), 0), day), Collectors.toList())));
  }

  /** What is used of each year's quota, by agreement, the latest year first. */
  public Map<UUID, List<QuotaYear>> years(List<Agreement> all) {
    Map<UUID, Agreement> byId = all.stream().collect(Collectors.toMap(Agreement::id, Function.identity()));
    return quotas.years(byId.keySet()).stream().collect(Collectors.groupingBy(Quotas.Year::agreementId, Collectors.mapping(
        each -> new QuotaYear(each.year(), byId.get(each.agreementId()).quotaOf(each.year(), today.get()), each.persons()), Collectors.toList())));
  }

  private static AgreementStanding standing(Agreement agreement, int used, LocalDate day) {
    Terms terms = agreement.termsOn(day).orElse(agreement.terms().get(0));
    return new AgreementStanding(agreement.number(), agreement.on(day), agreement.startsOn(), terms.endsOn(), terms.purposes(),
        terms.programmes(), terms.insideCountry(), terms.quota(), used, agreement.suspensionOn(day).map(Suspension::lastDay).orElse(null));
  }

  /** A calendar year of an agreement, in persons. */
  public record QuotaYear(int year, @Nullable Integer quota, int used) {
  }
}
