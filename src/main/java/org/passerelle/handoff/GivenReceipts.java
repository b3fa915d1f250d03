package org.passerelle.handoff;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which notices an organization has acknowledged, when, and who of its people did. */
@Component
class GivenReceipts {

  private final JdbcClient jdbc;

  GivenReceipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<GivenReceipt> of(UUID organization, Collection<UUID> notices) {
    return jdbc.sql("select a.notice_id, a.received_at as at, case when a.received_how = 'telephone' then 'telephone' when u.id is null then 'system' "
            + "else 'person' end as way, case when a.received_how <> 'telephone' then u.display_name end as person from notice_recipient a "
            + "left join account u on u.username = a.received_by and u.organization_id = a.organization_id "
            + "where a.organization_id = :organization and a.notice_id = any(:notices) and a.received_at is not null")
        .param("organization", organization).param("notices", notices.toArray(UUID[]::new)).query(GivenReceipt.class).list();
  }
}
