package org.passerelle.roster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.ProgramSecrets;
import org.passerelle.partner.Agreement;
import org.passerelle.partner.AgreementChanges;
import org.passerelle.partner.AgreementChanges.Draft;
import org.passerelle.partner.Agreements;
import org.passerelle.partner.OrganizationEntry;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Parties;
import org.passerelle.partner.PartiesAnnounced;
import org.passerelle.partner.PartyChanges;
import org.passerelle.partner.authorization.WorkAuthorizationChanges;
import org.passerelle.partner.authorization.WorkAuthorizations;
import org.passerelle.roster.Roster.AgreementTerms;
import org.passerelle.roster.Roster.AuthorizationTerms;
import org.passerelle.roster.Roster.Colleague;
import org.passerelle.roster.Roster.Member;
import org.passerelle.roster.Roster.PartyTerms;
import org.passerelle.roster.Roster.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters what the file named by {@code passerelle.roster} lists and is not known yet. Who is known already stays as they are, so that a
 * changed password or a suspension is never undone by a restart. The first person of an organization is its lead.
 */
@Component
@Order(1)
@ConditionalOnProperty("passerelle.roster")
class RosterLoader implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(RosterLoader.class);

  private final Resource file;
  private final ObjectMapper json;
  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final OrganizationRegister register;
  private final Agreements agreements;
  private final AgreementChanges changes;
  private final Parties parties;
  private final PartyChanges partyChanges;
  private final PartiesAnnounced announced;
  private final WorkAuthorizations authorizations;
  private final WorkAuthorizationChanges authorizationChanges;
  private final SponsorsOfRoster sponsors;

  RosterLoader(@Value("${passerelle.roster}") Resource file, ObjectMapper json, JdbcClient jdbc, PasswordEncoder passwords,
      TransactionTemplate transaction, OrganizationRegister register, Agreements agreements, AgreementChanges changes,
      Parties parties, PartyChanges partyChanges, PartiesAnnounced announced, WorkAuthorizations authorizations,
      WorkAuthorizationChanges authorizationChanges, SponsorsOfRoster sponsors) {
    this.file = file;
    this.json = json;
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.transaction = transaction;
    this.register = register;
    this.agreements = agreements;
    this.changes = changes;
    this.parties = parties;
    this.partyChanges = partyChanges;
    this.announced = announced;
    this.authorizations = authorizations;
    this.authorizationChanges = authorizationChanges;
    this.sponsors = sponsors;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Roster roster;
    try (InputStream in = file.getInputStream()) {
      roster = json.readValue(in, Roster.class);
    }
    transaction.executeWithoutResult(status -> enter(roster));
  }

  private void enter(Roster roster) {
    int entered = 0;
    for (Member member : roster.organizations()) {
      entered += enter(member);
    }
    for (Colleague colleague : roster.staff()) {
      entered += enter(colleague, null, List.of());
    }
    for (AuthorizationTerms terms : orEmpty(roster.authorizations())) {
      entered += enter(terms);
    }
    if (entered > 0) {
      log.info("roster: {} new entries", entered);
    }
  }

  private int enter(Member member) {
    int entered = jdbc.sql("insert into organization (id, code, kind, name_en, name_fr, language, email, province, telephone) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (code) do nothing")
        .params(UUID.randomUUID(), member.code(), member.kind(), member.nameEn(), member.nameFr(), member.language(), member.email(),
            member.province(), member.telephone())
        .update();
    UUID id = jdbc.sql("select id from organization where code = ?").param(member.code()).query(UUID.class).single();
    if (member.partnerType() != null) {
      jdbc.sql("update organization set partner_type = ? where id = ? and partner_type is null").params(member.partnerType(), id).update();
    }
    if (agreements.of(id).isEmpty()) {
      orEmpty(member.agreements()).forEach(terms -> enter(terms, member.code()));
    }
    if (entered > 0) {
      announced.changed(id);
    }
    if (parties.of(id).isEmpty()) {
      orEmpty(member.parties()).forEach(terms -> enter(terms, member.code()));
    }
    if (member.verifier() != null) {
      jdbc.sql("insert into verifier (organization_id, countries, regions, languages, capacity, women, men) values (?, ?, ?, ?, ?, ?, ?) "
              + "on conflict do nothing")
          .params(id, array(member.verifier().countries()), array(orEmpty(member.verifier().regions())), array(member.verifier().languages()),
              member.verifier().capacity(), member.verifier().women(), member.verifier().men())
          .update();
    }
    if (member.sponsor() != null) {
      sponsors.enter(member.code(), id, member.sponsor());
    }
    orEmpty(member.cities()).forEach(city ->
        jdbc.sql("insert into provider_city (place, organization_id) values (?, ?) on conflict do nothing").params(city, id).update());
    if (member.telephone() != null) {
      jdbc.sql("update organization set telephone = ? where id = ? and telephone is null").params(member.telephone(), id).update();
    }
    for (Program program : orEmpty(member.programs())) {
      entered += enter(program, id);
    }
    for (Colleague colleague : orEmpty(member.people())) {
      entered += enter(colleague, id, List.of(member.kind()));
    }
    return entered;
  }

  private void enter(AgreementTerms terms, String code) {
    OrganizationEntry partner = register.find(code).orElseThrow();
    changes.enter(partner, partner.version(), terms.number(), terms.startsOn(),
        new Draft(terms.purposes() == null ? List.of(Agreement.REFERRAL) : terms.purposes(), orEmpty(terms.programmes()), terms.endsOn(),
            terms.quota(), terms.insideCountry(), terms.payment(), null));
  }

  private int enter(AuthorizationTerms terms) {
    if (authorizations.known(terms.number())) {
      return 0;
    }
    UUID id = authorizationChanges.enter(terms.facts(), terms.enteredBy());
    for (String code : terms.partners()) {
      authorizationChanges.name(id, authorizations.get(id).version(), code, terms.validFrom(), terms.enteredBy());
    }
    if (terms.approvedBy() != null) {
      authorizationChanges.approve(id, authorizations.get(id).version(), terms.approvedBy());
    }
    return 1;
  }

  private void enter(PartyTerms terms, String code) {
    OrganizationEntry organization = register.find(code).orElseThrow();
    partyChanges.add(organization, organization.version(), terms.facts(), terms.fromDay());
  }

  private int enter(Program program, UUID organization) {
    if (exists("select count(*) from api_client where client_id = ?", program.clientId())) {
      return 0;
    }
    String hash = program.secretHash() != null ? program.secretHash() : ProgramSecrets.stored(program.secret());
    return jdbc.sql("insert into api_client (client_id, organization_id, secret_hash) values (?, ?, ?)")
        .params(program.clientId(), organization, hash).update();
  }

  private int enter(Colleague colleague, @Nullable UUID organization, List<String> kindRoles) {
    if (exists("select count(*) from account where username = ?", colleague.username())) {
      return 0;
    }
    String hash = colleague.passwordHash() != null ? colleague.passwordHash() : passwords.encode(colleague.password());
    List<String> roles = organization == null ? orEmpty(colleague.roles()) : kindRoles;
    return jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles, organization_role) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, case when exists (select 1 from account where organization_id = ?) then 'member' else 'lead' end)")
        .params(UUID.randomUUID(), colleague.username(), colleague.displayName(), colleague.email(), hash, colleague.language(),
            organization, array(roles), organization)
        .update();
  }

  private boolean exists(String sql, String key) {
    return jdbc.sql(sql).param(key).query(Integer.class).single() > 0;
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
