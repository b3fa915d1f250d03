package org.passerelle.partner.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.passerelle.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An installation that had agreements before they said what they are for. */
class MigrationTest {

  @Test
  void agreementsThatWereThereAreForReferralAndUnpaid() {
    Map<String, Supplier<Object>> place = new HashMap<>();
    TestDatabase.register(place::put);
    DriverManagerDataSource source = new DriverManagerDataSource((String) place.get("spring.datasource.url").get(), "postgres", "postgres");
    Flyway.configure().dataSource(source).target("19").load().migrate();
    JdbcClient jdbc = JdbcClient.create(source);
    UUID organization = UUID.randomUUID();
    UUID agreement = UUID.randomUUID();
    jdbc.sql("insert into organization (id, code, kind, name_en, name_fr, language, email) values (?, 'OLD', 'referralPartner', 'Old (fictional)', "
        + "'Ancien (fictif)', 'en', 'old@example.org')").param(organization).update();
    jdbc.sql("insert into agreement (id, organization_id, number, starts_on, entered_by, entered_at) values (?, ?, 'OLD-1', '2025-01-01', 'admin', now())")
        .params(agreement, organization).update();
    jdbc.sql("insert into agreement_terms (agreement_id, version, valid_from, programmes, inside_country, entered_by, entered_at) "
        + "values (?, 1, '2025-01-01', '{GAR}', false, 'admin', now())").param(agreement).update();

    Flyway.configure().dataSource(source).target("20").load().migrate();

    assertThat(jdbc.sql("select purposes::text || ' ' || programmes::text || ' ' || payment || ' ' || (payment_channel is null) from agreement_terms")
        .query(String.class).list()).containsExactly("{referral} {GAR} unpaid true");
    assertThat(jdbc.sql("select country || ' ' || listed_group || ' ' || from_day from controlled_area").query(String.class).list())
        .containsExactly("AFG Taliban 2021-08-15");
  }
}
