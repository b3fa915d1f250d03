package org.passerelle.sponsorship.round;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What sponsors said on the register: whom they are close to, what they would like, and which families they would welcome. */
@Component
class RegisteredVoices implements SponsorVoices {

  private final JdbcClient jdbc;

  RegisteredVoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<UUID, SponsorVoice> of(Collection<UUID> sponsors) {
    UUID[] ids = sponsors.toArray(UUID[]::new);
    Map<UUID, Set<String>> closeTo = new HashMap<>();
    jdbc.sql("select organization_id, code from sponsor_tie where kind = 'nationality' and organization_id = any(?)").param(ids).query(row -> {
      closeTo.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>()).add(row.getString(2));
    });
    Map<UUID, Set<UUID>> welcomes = new HashMap<>();
    jdbc.sql("select sponsor_id, case_id from sponsor_welcome where sponsor_id = any(?)").param(ids).query(row -> {
      welcomes.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>()).add(row.getObject(2, UUID.class));
    });
    Map<UUID, SponsorVoice> voices = new HashMap<>();
    jdbc.sql("select s.organization_id, coalesce(w.languages, '{}') as languages, w.smallest, w.largest from sponsor s "
            + "left join sponsor_wish w on w.organization_id = s.organization_id where s.organization_id = any(?)").param(ids).query(row -> {
              UUID id = row.getObject(1, UUID.class);
              voices.put(id, new SponsorVoice(closeTo.getOrDefault(id, Set.of()), Set.of((String[]) row.getArray("languages").getArray()),
                  row.getObject("smallest", Integer.class), row.getObject("largest", Integer.class), welcomes.getOrDefault(id, Set.of())));
            });
    return voices;
  }
}
