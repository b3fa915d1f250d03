package org.passerelle.sponsorship.round;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What matching officers write down of a family: where in Canada it knows somebody, and where it would like to live or would rather not. */
@Service
public class FamilyMatters {

  /** What a family may have at a place. */
  public enum Kind { relative, friend, community }

  /** What a family may say of a place. */
  public enum Wish { first, wished, avoided }

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  FamilyMatters(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Tie> ties(UUID caseId) {
    return jdbc.sql("select t.id, t.place, p.name || ' (' || p.province || ')' as label, t.kind, t.confirmed, t.recorded_by, t.recorded_at from family_tie t "
            + "join place p on p.code = t.place where t.case_id = ? and t.removed_at is null order by p.name, t.kind")
        .param(caseId).query((row, number) -> new Tie(row.getObject("id", UUID.class), row.getString("place"), row.getString("label"), row.getString("kind"),
            row.getBoolean("confirmed"), row.getString("recorded_by"), row.getTimestamp("recorded_at").toInstant())).list();
  }

  @Transactional(readOnly = true)
  public List<Wished> wishes(UUID caseId) {
    return jdbc.sql("select w.id, w.place, p.name || ' (' || p.province || ')' as label, w.wish, w.recorded_by, w.recorded_at from family_wish w "
            + "join place p on p.code = w.place where w.case_id = ? and w.removed_at is null order by array_position(array['first', 'wished', 'avoided'], w.wish), p.name")
        .param(caseId).query((row, number) -> new Wished(row.getObject("id", UUID.class), row.getString("place"), row.getString("label"),
            row.getString("wish"), row.getString("recorded_by"), row.getTimestamp("recorded_at").toInstant())).list();
  }

  /** Relatives in Canada of whom the referral speaks: a hint, until an officer writes down where they live. */
  @Transactional(readOnly = true)
  public List<Relative> relativesInCanada(UUID caseId) {
    return jdbc.sql("select e ->> 'fullName' as name, e ->> 'relation' as relation, e ->> 'remarks' as remarks from referral r "
            + "join referral_version v using (case_id, version), jsonb_array_elements(case when jsonb_typeof(v.content -> 'relatives') = 'array' "
            + "then v.content -> 'relatives' else '[]' end) e where r.case_id = ? and e ->> 'country' = 'CAN' and coalesce(e ->> 'state', 'living') <> 'deceased'")
        .param(caseId).query(Relative.class).list();
  }

  /** Writes a tie down; one of the same kind at the same place is written anew. */
  @Transactional
  public void addTie(CaseFile file, String place, Kind kind, boolean confirmed) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("update family_tie set removed_at = ?, removed_by = ? where case_id = ? and place = ? and kind = ? and removed_at is null")
        .params(now, SignedIn.actor(), file.id(), place, kind.name()).update();
    jdbc.sql("insert into family_tie (id, case_id, place, kind, confirmed, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(UUID.randomUUID(), file.id(), place, kind.name(), confirmed, SignedIn.actor(), now).update();
    audit.record("recordTie", file.number(), kind.name());
  }

  /** Writes a wish down; what was said of that place before counts no more, and what came first before is wished now. */
  @Transactional
  public void addWish(CaseFile file, String place, Wish wish) {
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql("update family_wish set removed_at = ?, removed_by = ? where case_id = ? and place = ? and removed_at is null")
        .params(now, SignedIn.actor(), file.id(), place).update();
    if (wish == Wish.first) {
      jdbc.sql("update family_wish set wish = 'wished' where case_id = ? and wish = 'first' and removed_at is null").param(file.id()).update();
    }
    jdbc.sql("insert into family_wish (id, case_id, place, wish, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
        .params(UUID.randomUUID(), file.id(), place, wish.name(), SignedIn.actor(), now).update();
    audit.record("recordWish", file.number(), wish.name());
  }

  /** Takes back what was written down; false when this family has nothing of that id. */
  @Transactional
  public boolean remove(CaseFile file, UUID id) {
    Timestamp now = Timestamp.from(clock.instant());
    int removed = 0;
    for (String table : List.of("family_tie", "family_wish")) {
      removed += jdbc.sql("update " + table + " set removed_at = ?, removed_by = ? where case_id = ? and id = ? and removed_at is null")
          .params(now, SignedIn.actor(), file.id(), id).update();
    }
    if (removed > 0) {
      audit.record("removeTieOrWish", file.number(), null);
    }
    return removed > 0;
  }

  /** Somebody at a place. */
  public record Tie(UUID id, String place, String label, String kind, boolean confirmed, String by, Instant at) {
  }

  /** What was said of a place. */
  public record Wished(UUID id, String place, String label, String wish, String by, Instant at) {
  }

  /** A relative in Canada, as the referral says. */
  public record Relative(@Nullable String name, @Nullable String relation, @Nullable String remarks) {
  }
}
