package org.passerelle.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.reference.Today;
import org.passerelle.roster.Roster.SponsorMember;
import org.passerelle.roster.Roster.SponsorTerms;
import org.passerelle.sponsorship.register.Allocations;
import org.passerelle.sponsorship.register.Bar;
import org.passerelle.sponsorship.register.Member.Declaration;
import org.passerelle.sponsorship.register.SponsorChanges;
import org.passerelle.sponsorship.register.Vetting;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters the sponsors of a roster that are not known yet, with their members, their vetting and their allocation. */
@Component
@ConditionalOnProperty("passerelle.roster")
class SponsorsOfRoster {

  private final JdbcClient jdbc;
  private final OrganizationRegister register;
  private final SponsorChanges changes;
  private final Allocations allocations;
  private final Today today;

  SponsorsOfRoster(JdbcClient jdbc, OrganizationRegister register, SponsorChanges changes, Allocations allocations, Today today) {
    this.jdbc = jdbc;
    this.register = register;
    this.changes = changes;
    this.allocations = allocations;
    this.today = today;
  }

  void enter(String code, UUID id, SponsorTerms terms) {
    int entered = jdbc.sql("insert into sponsor (organization_id, kind, place, languages, families, largest_household, persons, children, special_needs) "
            + "values (:id, :kind, :place, :languages, :families, :largest, :families * :largest, :families * :largest, :families) "
            + "on conflict do nothing")
        .param("id", id).param("kind", terms.kind().name()).param("place", terms.place()).param("languages", terms.languages().toArray(String[]::new))
        .param("families", terms.families()).param("largest", terms.largestHousehold()).update();
    if (entered > 0) {
      changes.changeFacts(now(code), now(code).version(), terms.entry());
      (terms.members() == null ? List.<SponsorMember>of() : terms.members()).forEach(member ->
          changes.addMember(now(code), now(code).version(), member.facts(), clear(member, terms), member.fromDay()));
      vet(code, id, terms);
    }
    if (terms.allocation() != null) {
      allocate(code, id, terms.allocation());
    }
  }

  private void vet(String code, UUID id, SponsorTerms terms) {
    if (terms.vettedOn() != null && terms.vettedBy() != null) {
      changes.vet(now(code), now(code).version(), new Vetting(id, terms.vettedOn(), Vetting.CLEARED, null, terms.vettedBy(), null));
    }
  }

  private void allocate(String code, UUID id, int persons) {
    for (int year = today.get().getYear(); year <= today.get().getYear() + 1; year++) {
      if (allocations.find(id, year).isEmpty()) {
        changes.allocate(now(code), now(code).version(), year, persons);
      }
    }
  }

  private static Map<Bar, Declaration> clear(SponsorMember member, SponsorTerms terms) {
    return Arrays.stream(Bar.values())
        .collect(Collectors.toMap(Function.identity(), bar -> new Declaration(true, member.fromDay(), terms.vettedBy())));
  }

  private OrganizationEntry now(String code) {
    return register.find(code).orElseThrow();
  }
}
