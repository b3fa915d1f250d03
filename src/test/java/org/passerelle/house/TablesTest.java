package org.passerelle.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
