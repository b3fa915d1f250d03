package org.passerelle.handoff.aftercare;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses.NotWaiting;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.aftercare.OneYearWindow.Done;
import org.passerelle.handoff.aftercare.OneYearWindow.Left;
import org.passerelle.partner.Correspondence;
import org.passerelle.reference.Places;
import org.passerelle.referral.ReferralDrafting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Family left behind follows within a year of the arrival: outside Québec by a referral linked to the first case, which its partner completes; in
 * Québec the family is directed to the ministry. Whoever was not declared before the family left cannot follow this way.
 */
@Service
public class OneYearWindows {

  private static final int YEARS = 1;

  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final Persons persons;
  private final ReferralDrafting drafting;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  OneYearWindows(JdbcClient jdbc, CaseFiles files, Persons persons, ReferralDrafting drafting, Correspondence correspondence,
      Timeline timeline, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.persons = persons;
    this.drafting = drafting;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** The window of a family; empty until it has landed. */
  @Transactional(readOnly = true)
  public Optional<OneYearWindow> of(UUID caseId) {
    return landing(caseId).map(landing -> {
      Map<UUID, Done> done = jdbc.sql("select w.person_id, w.way, c.number, w.opened_by, w.opened_at from one_year_window w "
              + "left join referral_draft_sent s on s.draft_id = w.draft_id left join case_file c on c.id = s.case_id "
              + "where w.case_id = ? and w.person_id is not null").param(caseId)
          .query((row, number) -> new Done(row.getObject("person_id", UUID.class), row.getString("way"), row.getString("number"),
              row.getString("opened_by"), row.getTimestamp("opened_at").toInstant()))
          .list().stream().collect(Collectors.toMap(Done::personId, Function.identity()));
      LocalDate closes = landing.landed().plusYears(YEARS);
      return new OneYearWindow(landing.landed(), closes, landing.province().equals(Places.QUEBEC), closes.isBefore(today(landing)),
          persons.of(caseId).stream().filter(person -> !person.accompanying()).map(person -> new Left(person, done.get(person.id()))).toList());
    });
  }

  /**
   * Opens a linked referral for somebody left behind, or in Québec writes down that the family was directed to the ministry. Once for each person.
   *
   * @param personId as the family's list names them
   * @return what was done
   * @throws WrongField when nobody such was declared, or the year is over
   * @throws NotWaiting when the family has not landed, or it was done before
   */
  @Transactional
  public OneYearWindow.Done open(CaseFile file, @Nullable UUID personId) {
    OneYearWindow window = of(file.id()).orElseThrow(() -> new NotWaiting("one-year window", file.number()));
    Person left = window.left().stream().map(Left::person).filter(person -> person.id().equals(personId)).findFirst()
        .orElseThrow(() -> new WrongField("person", "validation.aftercare.notDeclared"));
    if (window.over()) {
      throw new WrongField("person", "validation.aftercare.yearOver");
    }
    UUID id = UUID.randomUUID();
    // of two officers the second waits for the first here, and finds it done
    boolean entered = jdbc.sql("insert into one_year_window (id, case_id, person_id, closes_on, way, opened_by, opened_at) "
            + "values (?, ?, ?, ?, 'ministry', ?, ?) on conflict (case_id, person_id) do nothing")
        .params(id, file.id(), left.id(), Date.valueOf(window.closesOn()), SignedIn.actor(), Timestamp.from(clock.instant())).update() == 1;
    if (!entered) {
      throw new NotWaiting("one-year window", file.number());
    }
    if (window.quebec()) {
      audit.record("directToMinistry", file.number(), null);
      timeline.add(file.id(), "directedToMinistry", null);
    } else {
      UUID draft = drafting.beginLinked(files.get(file.id()), left);
      jdbc.sql("update one_year_window set way = 'referral', draft_id = ? where id = ?").params(draft, id).update();
      correspondence.write(file.partnerId(), "oneYearWindow", file.number(), "/partner/drafts/" + draft, "oneYearWindow:" + id);
      audit.record("openLinkedReferral", file.number(), draft.toString());
      timeline.add(file.id(), "linkedReferralOpened", null);
    }
    return new Done(left.id(), window.quebec() ? "ministry" : "referral", null, SignedIn.actor(), clock.instant());
  }

  private Optional<Landing> landing(UUID caseId) {
    return jdbc.sql("select r.happened_on as landed, v.code as province, v.time_zone from arrival_report r join notice n on n.id = r.notice_id "
            + "join destination d on d.case_id = n.case_id join place p on p.code = d.place join province v on v.code = p.province "
            + "where n.case_id = ? and r.result = 'arrived' order by r.reported_at desc limit 1")
        .param(caseId).query(Landing.class).optional();
  }

  private LocalDate today(Landing landing) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(landing.timeZone()));
  }

  private record Landing(LocalDate landed, String province, String timeZone) {
  }
}
