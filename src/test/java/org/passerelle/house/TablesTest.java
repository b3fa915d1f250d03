package org.passerelle.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.passerelle.reference.Priority;
import org.passerelle.support.IntegrationTest;

/** Each table says what personal data it holds and how long it is kept. */
class TablesTest extends IntegrationTest {

  @Test
  void eachTableSaysWhatItHoldsAndHowLong() {
    List<String> silent = jdbc.sql("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace "
        + "and relname not like 'act\\_%' and relname <> 'flyway_schema_history' "
        + "and coalesce(obj_description(oid), '') !~ 'Personal data: .+ Kept: .+'").query(String.class).list();
    assertThat(silent).isEmpty();
    assertThat(jdbc.sql("select count(*) from pg_class where relkind = 'r' and relname = 'person'").query(Long.class).single()).isOne();
  }

  @Test
  void everyForeignKeyIsIndexedOnItsOwnSide() {
    List<String> slow = jdbc.sql("""
        select c.conrelid::regclass || ' (' || a.attname || ')'
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid::regclass::text not like 'act\\_%'
          and c.confrelid::regclass::text in ('case_file', 'person')
          and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])""").query(String.class).list();
    assertThat(slow).isEmpty();
  }

  /** Criminal Code, s. 83.032: records of authorized work are kept for five years after it; each of these tables says so in its comment, too. */
  @Test
  void recordsOfWorkUnderAnAuthorizationCannotBeDeletedEarly() {
    List<String> kept = jdbc.sql("select distinct tgrelid::regclass::text from pg_trigger where not tgisinternal and tgenabled = 'O' "
        + "and tgfoid in ('keep_five_years'::regproc, 'keep_with_authorization'::regproc)").query(String.class).list();
    assertThat(kept).contains("safety_assessment", "gate_check", "gate_finding", "gate_answer", "verifier_choice", "verification_request", "attestation",
        "verification_incident", "verification_payment", "verification_payment_event", "work_authorization", "work_authorization_partner",
        "work_authorization_event", "controlled_area", "identity_decision");
    UUID file = cases.open(Priority.normal, null, null).id();
    jdbc.sql("insert into safety_assessment (id, case_id, contact, staff_sex, work_place, family_safety, ngo_safety, assessed_by, assessed_at) "
            + "select gen_random_uuid(), ?, 'inPerson', 'any', 'outsideControlledArea', 'Fiction.', 'Fiction.', 'identity', now() - make_interval(years => age) "
            + "from unnest(array[4, 6]) as age").param(file).update();
    assertThatThrownBy(() -> jdbc.sql("delete from safety_assessment where case_id = ?").param(file).update()).hasMessageContaining("five years");
    assertThat(jdbc.sql("delete from safety_assessment where case_id = ? and assessed_at < now() - interval '5 years'").param(file).update()).isOne();
  }
}
