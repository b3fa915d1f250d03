package org.passerelle.support;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.passerelle.casefile.CaseFile;
import org.passerelle.support.OutsideParties.Party;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An NGO that is paid for each attestation, its payee, and attestations that came in. All fictional. */
public final class PaidNgo {

  private final JdbcClient jdbc;
  private final Clock clock;
  public final Party party;
  public final UUID payee;

  public PaidNgo(JdbcClient jdbc, Clock clock, String channel) {
    this.jdbc = jdbc;
    this.clock = clock;
    party = new OutsideParties(jdbc).verifier("PAID", OutsideParties.word(), OutsideParties.word(), 5);
    jdbc.sql("update agreement_terms set payment = 'perRequest', payment_channel = ?, payment_amount = 1250.50, payment_currency = 'CAD' "
            + "where agreement_id in (select id from agreement where organization_id = ?)")
        .params(channel, party.id()).update();
    payee = payee("Paywand Testfictional");
    screened();
  }

  /** Enters a payee from long ago. */
  public UUID payee(String name) {
    UUID id = UUID.randomUUID();
    jdbc.sql("insert into organization_party (id, organization_id, nature, roles, name, other_names, birth_as_written, birth_calendar, from_day, "
            + "entered_by, entered_at) values (?, ?, 'person', '{payee}', ?, '[]', 'unknown', 'gregorian', '2020-01-01', 'admin', now())")
        .params(id, party.id(), name).update();
    return id;
  }

  /** Everyone of the NGO was compared with the lists just now. */
  public void screened() {
    jdbc.sql("insert into organization_screening (organization_id, screened_at, editions, subjects) select ?, ?, '{\"un\": 1}'::jsonb, "
            + "array_agg(id) || array[?]::uuid[] from organization_party where organization_id = ?")
        .params(party.id(), Timestamp.from(clock.instant()), party.id(), party.id()).update();
  }

  /** The NGO has attested for the family. */
  public UUID attested(CaseFile file) {
    UUID request = UUID.randomUUID();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("insert into verification_request (id, case_id, verifier_id, state, requested_at, remind_at, due_at, closed_at) "
        + "values (?, ?, ?, 'answered', ?, ?, ?, ?)").params(request, file.id(), party.id(), now, now, now, now).update();
    jdbc.sql("insert into attestation (request_id, met_on, met_in_person, place, finding, confidence, remarks, attested_by, attested_at) "
        + "values (?, '2026-03-04', true, 'Fictionville', 'contradicts', 'high', '', ?, ?)").params(request, party.signIn(), now).update();
    return request;
  }
}
