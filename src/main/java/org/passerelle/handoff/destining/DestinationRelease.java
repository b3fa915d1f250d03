package org.passerelle.handoff.destining;

import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.handoff.CityChoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a case stops before the family has arrived: its request is withdrawn, and its places go to others. */
@Component
class DestinationRelease implements HeldByCase {

  private final CityChoice cities;
  private final JdbcClient jdbc;

  DestinationRelease(CityChoice cities, JdbcClient jdbc) {
    this.cities = cities;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void release(CaseFile file) {
    boolean landed = jdbc.sql("select exists (select from arrival_report r join notice n on n.id = r.notice_id where n.case_id = ? and r.result = 'arrived')")
        .param(file.id()).query(Boolean.class).single();
    if (!landed) {
      cities.giveBack(file.id());
    }
  }
}
