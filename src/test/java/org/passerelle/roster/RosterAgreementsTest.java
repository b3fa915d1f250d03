package org.passerelle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** The roster's agreements are entered once, and never over what administrators have changed since. */
class RosterAgreementsTest extends IntegrationTest {

  private static final String AGREEMENTS =
      "select a.number || ' ' || t.version || ' ' || t.programmes::text || ' ' || t.inside_country from agreement a join agreement_terms t "
          + "on t.agreement_id = a.id join organization o on o.id = a.organization_id where o.code in ('HAVENREF', 'DEFENDREF') order by 1";

  @Autowired
  private RosterLoader roster;

  @Test
  void aFurtherStartEntersNothingTwice() throws IOException {
    List<String> before = jdbc.sql(AGREEMENTS).query(String.class).list();
    assertThat(before).containsExactly("RA-2026-001 1 {GAR,PSR,UPP} false", "RA-2026-002 1 {GAR,HRD} true");
    roster.run(new DefaultApplicationArguments());
    assertThat(jdbc.sql(AGREEMENTS).query(String.class).list()).isEqualTo(before);
  }

  @Test
  void principalsAndPayeesAreEnteredOnce() throws IOException {
    String principals = "select p.name || ' ' || p.roles::text || ' ' || p.birth_as_written from organization_party p join organization o "
        + "on o.id = p.organization_id where o.code = 'LANTERN' order by 1";
    List<String> before = jdbc.sql(principals).query(String.class).list();
    assertThat(before).containsExactly("Gulab Fictionzai {payee} 1362-01-01", "Noor Lanternfield {director,owner} 1980-03-11");
    roster.run(new DefaultApplicationArguments());
    assertThat(jdbc.sql(principals).query(String.class).list()).isEqualTo(before);
  }

  @Test
  void ngosConfirmIdentitiesUnderAgreementsAndAnAuthorization() throws IOException {
    String confirming = "select a.number || ' ' || t.purposes::text || ' ' || t.payment || coalesce(' ' || t.payment_channel || ' ' || t.payment_amount || "
        + "t.payment_currency, '') from agreement a join agreement_terms t on t.agreement_id = a.id where a.number like 'IC-2026-%' order by 1";
    String named = "select a.number || ' ' || a.kind || ' ' || a.country || ' ' || o.code || ' ' || p.entered_by from work_authorization a "
        + "join work_authorization_partner p on p.authorization_id = a.id join organization o on o.id = p.organization_id where a.number like 'FICT-AUT-%' order by 1";
    roster.run(new DefaultApplicationArguments());
    assertThat(jdbc.sql(confirming).query(String.class).list()).containsExactly("IC-2026-001 {identityConfirmation} unpaid",
        "IC-2026-002 {identityConfirmation} perRequest bankTransfer 180.00CAD");
    assertThat(jdbc.sql(named).query(String.class).list()).containsExactly("FICT-AUT-2026-001 authorization AFG LANTERN compliance",
        "FICT-AUT-2026-001 authorization AFG PASSAGE compliance");
  }

  @Test
  void anInstallationWithoutAgreementsGetsThemAtItsNextStart() throws IOException {
    UUID haven = jdbc.sql("select id from organization where code = 'HAVENREF'").query(UUID.class).single();
    jdbc.sql("update agreement set organization_id = (select id from organization where code = 'LANTERN'), number = 'ELSEWHERE' where organization_id = ?")
        .param(haven).update();
    try {
      roster.run(new DefaultApplicationArguments());
      assertThat(jdbc.sql("select number from agreement where organization_id = ?").param(haven).query(String.class).list())
          .containsExactly("RA-2026-001");
    } finally {
      jdbc.sql("delete from agreement_terms where agreement_id in (select id from agreement where organization_id = ?)").param(haven).update();
      jdbc.sql("delete from agreement where organization_id = ?").param(haven).update();
      jdbc.sql("update agreement set organization_id = ?, number = 'RA-2026-001' where number = 'ELSEWHERE'").param(haven).update();
    }
  }
}
