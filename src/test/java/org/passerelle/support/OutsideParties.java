package org.passerelle.support;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** NGOs and sponsors of a test's own, so that it does not depend on what other tests ask of the demonstration's. All fictional. */
public final class OutsideParties {

  /** The secret of every program made here: the one of the demonstration's program {@code lantern}. */
  public static final String SECRET = "demonstration-secret-lantern";

  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  private final JdbcClient jdbc;

  public OutsideParties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A word nobody else uses: the code of a country or language in which only this test's parties work. */
  public static String word() {
    return "q" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
  }

  /** The code of a country that no other test has, out of {@code QMA} to {@code QZZ}, which ISO 3166 leaves to its users. */
  public static String country() {
    int number = COUNTRIES.getAndIncrement();
    if (number >= 14 * 26) {
      throw new IllegalStateException("No code of a country is left for another test.");
    }
    return "Q" + (char) ('M' + number / 26) + (char) ('A' + number % 26);
  }

  /** A referral partner with a program and a person. */
  public Party referralPartner(String code) {
    return organization(code, "referralPartner");
  }

  /** A referral partner under an agreement for these programmes, with a program and a person; those still in their country are not covered. */
  public Party referralPartner(String code, int quota, String... programmes) {
    Party party = referralPartner(code);
    UUID agreement = agreement(party);
    jdbc.sql("insert into agreement_terms (agreement_id, version, valid_from, programmes, quota, inside_country, entered_by, entered_at) "
            + "values (?, 1, '2020-01-01', ?, ?, false, 'admin', now())")
        .params(agreement, programmes, quota).update();
    return party;
  }

  /** An NGO under an unpaid agreement for confirming identities, with a program and a person. */
  public Party verifier(String code, String country, String language, int capacity) {
    Party party = organization(code, "verifier");
    jdbc.sql("insert into verifier (organization_id, countries, languages, capacity) values (?, ?, ?, ?)")
        .params(party.id(), new String[] {country}, new String[] {language}, capacity).update();
    UUID agreement = agreement(party);
    jdbc.sql("insert into agreement_terms (agreement_id, version, valid_from, purposes, programmes, inside_country, entered_by, entered_at) "
        + "values (?, 1, '2020-01-01', '{identityConfirmation}', '{}', false, 'admin', now())").param(agreement).update();
    screened(party);
    return party;
  }

  /** As if the organization had just been compared with the lists, and nothing had been found. */
  public void screened(Party party) {
    jdbc.sql("insert into organization_screening (organization_id, screened_at, editions, subjects) values (?, now(), '{\"department\": 1}', ?)")
        .params(party.id(), new UUID[] {party.id()}).update();
  }

  /** A sponsor with a program and a person, vetted, with the members that a group in Québec needs, and with an allocation if it needs one. */
  public Party sponsor(String code, String place, String language, int families, int largestHousehold) {
    Party party = organization(code, "sponsor");
    jdbc.sql("insert into sponsor (organization_id, kind, place, languages, families, largest_household, persons, children, special_needs) "
            + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(party.id(), place.equals("sherbrooke") ? "quebecGroup" : "agreementHolder", place, new String[] {language}, families,
            largestHousehold, families * largestHousehold, families * largestHousehold, families)
        .update();
    vetted(party);
    if (place.equals("sherbrooke")) {
      member(party, 1, "Test Memberfictional");
      member(party, 2, "Another Memberfictional");
      provided(party);
    } else {
      jdbc.sql("insert into sponsor_allocation (organization_id, year, persons) select ?, y, ? from generate_series(2020, 2040) y")
          .params(party.id(), 1_000).update();
    }
    return party;
  }

  /** A group of an agreement holder, which has no allocation of its own. */
  public Party constituentGroup(Party holder, String code, String place, String language, int families, int largestHousehold) {
    Party group = sponsor(code, place, language, families, largestHousehold);
    jdbc.sql("delete from sponsor_allocation where organization_id = ?").param(group.id()).update();
    jdbc.sql("update sponsor set kind = 'constituentGroup', holder_id = ? where organization_id = ?").params(holder.id(), group.id()).update();
    return group;
  }

  private void vetted(Party sponsor) {
    jdbc.sql("insert into sponsor_vetting (organization_id, vetted_on, outcome, vetted_by, entered_at) values (?, '2020-01-01', 'cleared', 'matching', now())")
        .param(sponsor.id()).update();
  }

  private void member(Party sponsor, int number, String name) {
    jdbc.sql("insert into sponsor_member (id, organization_id, number, name, spokesperson, status, adult, lives_in_community, from_day, entered_by, entered_at) "
        + "values (?, ?, ?, ?, ?, 'citizen', true, true, '2020-01-01', 'matching', now())")
        .params(UUID.randomUUID(), sponsor.id(), number, name, number == 1).update();
  }

  /** The members of a group in Québec declare that no bar stands; each can support their own household, and together they hold money for families. */
  private void provided(Party sponsor) {
    jdbc.sql("update sponsor set category = 'R' where organization_id = ?").param(sponsor.id()).update();
    jdbc.sql("update sponsor_member set household_persons = 1 where organization_id = ?").param(sponsor.id()).update();
    jdbc.sql("insert into sponsor_member_bar (member_id, bar, clear, declared_on, entered_by, entered_at) "
        + "select m.id, b, true, '2020-01-01', 'matching', now() from sponsor_member m cross join unnest(array['removalOrder', 'detention', "
        + "'seriousConviction', 'supportPayments', 'lastResortAid', 'pastUndertakings']) b where m.organization_id = ?").param(sponsor.id()).update();
    jdbc.sql("insert into sponsor_funds (organization_id, kind, member_id, amount, shown_on, confirmed_by, entered_at) "
        + "select organization_id, 'incomePledge', id, 90000, '2020-01-01', 'matching', now() from sponsor_member where organization_id = ?")
        .param(sponsor.id()).update();
    shows(sponsor, 1_000_000);
  }

  /** The sponsor has shown that much money in an account. */
  public void shows(Party sponsor, int dollars) {
    jdbc.sql("insert into sponsor_funds (organization_id, kind, amount, shown_on, confirmed_by, entered_at) "
        + "values (?, 'bankAccount', ?, '2020-01-01', 'matching', now())").params(sponsor.id(), dollars).update();
  }

  /** By which that sponsor, and no other, knows a family that waits. */
  public UUID reference(Party sponsor, UUID caseId) {
    return jdbc.sql("select encode(substr(sha256(uuid_send(s.reference_key) || uuid_send(w.shown_as)), 1, 16), 'hex')::uuid from sponsor s, waiting_family w "
        + "where s.organization_id = ? and w.case_id = ?").params(sponsor.id(), caseId).query(UUID.class).single();
  }

  /** No further family can be proposed to a sponsor of that language, so that other tests do not meet it. */
  public void closeSponsors(String language) {
    jdbc.sql("update sponsor set families = families_taken where ? = any(languages)").param(language).update();
  }

  public int placesTaken(Party sponsor) {
    return jdbc.sql("select families_taken from sponsor where organization_id = ?").param(sponsor.id()).query(Integer.class).single();
  }

  private UUID agreement(Party party) {
    UUID agreement = UUID.randomUUID();
    jdbc.sql("insert into agreement (id, organization_id, number, starts_on, entered_by, entered_at) values (?, ?, ?, '2020-01-01', 'admin', now())")
        .params(agreement, party.id(), party.code()).update();
    return agreement;
  }

  private Party organization(String prefix, String kind) {
    UUID id = UUID.randomUUID();
    String code = prefix + word().toUpperCase();
    String name = code.toLowerCase();
    jdbc.sql("insert into organization (id, code, kind, name_en, name_fr, language, email) "
            + "values (?, ?, ?, ?, ?, 'en', ?)")
        .params(id, code, kind, code + " (fictional)", code + " (fictif)", name + "@example.org").update();
    jdbc.sql("insert into api_client (client_id, organization_id, secret_hash) select ?, ?, secret_hash from api_client "
        + "where client_id = 'lantern'").params(name, id).update();
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles) "
            + "select ?, ?, 'Test Personfictional', ?, password_hash, 'en', ?, ? from account where username = 'verifier'")
        .params(UUID.randomUUID(), name, name + ".person@example.org", id, new String[] {kind}).update();
    return new Party(id, code, name);
  }

  /**
   * An organization.
   *
   * @param signIn user name of its person, whose password is the demonstration's, and client id of its program
   */
  public record Party(UUID id, String code, String signIn) {
  }
}
