package org.passerelle.handoff.aftercare;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.SearchObserver;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organization;
import org.passerelle.partner.Organizations;
import org.passerelle.sponsorship.Charge;
import org.passerelle.sponsorship.Charges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The search for a family that did not arrive: whom to ask, each step as it is taken, and who hears how it ended (IRCC programme delivery
 * instructions, destining and travel arrangements: a no-show comes back as an incident).
 */
@Service
public class FamilySearches implements SearchObserver {

  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final Organizations organizations;
  private final Charges charges;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  FamilySearches(JdbcClient jdbc, CaseFiles files, Organizations organizations, Charges charges, Correspondence correspondence,
      Timeline timeline, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.organizations = organizations;
    this.charges = charges;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether a search is under way: the last report of an announced arrival says that the family did not come. */
  @Transactional(readOnly = true)
  public boolean underWay(UUID caseId) {
    return jdbc.sql("select coalesce((select r.result = 'noShow' from arrival_report r join notice n on n.id = r.notice_id "
        + "where n.case_id = :case and n.state = 'current' and not exists (select from family_search s where s.case_id = :case "
        + "and s.decided_at > r.reported_at) order by r.reported_at desc limit 1), false)").param("case", caseId).query(Boolean.class).single();
  }

  /** The organizations that may know, by whom to ask: names only. */
  @Transactional(readOnly = true)
  public Map<String, Organization> toAsk(UUID caseId) {
    Map<String, Organization> known = new LinkedHashMap<>();
    jdbc.sql("select a.part, a.organization_id from notice_recipient a join notice n on n.id = a.notice_id where n.case_id = ? "
            + "and n.state = 'current' and a.part in ('office', 'provider')").param(caseId)
        .query(row -> {
          known.put(row.getString("part"), organizations.get(row.getObject("organization_id", UUID.class)));
        });
    UUID sponsor = sponsor(caseId);
    if (sponsor != null) {
      known.put("sponsor", organizations.get(sponsor));
    }
    return known;
  }

  /** What was done so far, in order. */
  @Transactional(readOnly = true)
  public List<SearchStep> of(UUID caseId) {
    return jdbc.sql("select asked, spoke_to, account, taken_at, noted_by, noted_at from search_step where case_id = ? order by taken_at, id")
        .param(caseId)
        .query((row, number) -> new SearchStep(row.getString("asked"), row.getString("spoke_to"), row.getString("account"),
            row.getTimestamp("taken_at").toInstant(), row.getString("noted_by"), row.getTimestamp("noted_at").toInstant()))
        .list();
  }

  /**
   * Writes down a step.
   *
   * @throws WrongField when it was taken in a time to come
   */
  @Transactional
  public void note(CaseFile file, String asked, @Nullable String spokeTo, String account, Instant takenAt) {
    if (takenAt.isAfter(clock.instant())) {
      throw new WrongField("takenAt", "validation.aftercare.stepToCome");
    }
    jdbc.sql("insert into search_step (id, case_id, asked, spoke_to, account, taken_at, noted_by, noted_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(UUID.randomUUID(), file.id(), asked, spokeTo, account, Timestamp.from(takenAt), SignedIn.actor(),
            Timestamp.from(clock.instant()))
        .update();
    audit.record("noteSearchStep", file.number(), asked);
    timeline.add(file.id(), "searchStepNoted", asked);
  }

  /** Tells the province's office and the sponsor. The office of a family that is not found hears of it with the notice that is cancelled, too. */
  @Override
  @Transactional
  public void searched(UUID caseId, boolean found) {
    CaseFile file = files.get(caseId);
    String template = found ? "familyFound" : "familyNotFound";
    String event = "search:" + file.number() + ":" + searches(caseId);
    jdbc.sql("select n.id, a.organization_id from notice n join notice_recipient a on a.notice_id = n.id where n.case_id = ? "
            + "and n.state = 'current' and a.part in ('office', 'provider')").param(caseId)
        .query((row, number) -> new Told(row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class))).list()
        .forEach(told -> correspondence.write(told.organization(), template, file.number(), "/province/notices/" + told.notice(), event));
    UUID sponsor = sponsor(caseId);
    if (sponsor != null) {
      correspondence.write(sponsor, template, file.number(), "/sponsor/undertakings", event);
    }
  }

  private int searches(UUID caseId) {
    return jdbc.sql("select count(*) from family_search where case_id = ?").param(caseId).query(Integer.class).single();
  }

  private @Nullable UUID sponsor(UUID caseId) {
    Charge charge = charges.of(caseId).charge();
    return charge == null ? null : charge.sponsorId();
  }

  private record Told(UUID notice, UUID organization) {
  }
}
