package org.passerelle.support;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.casefile.Person;
import org.passerelle.casefile.Persons;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Priority;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that stand at the beginning of a stage, for tests of one stage alone. Everyone in them is fictional. */
public class TestCases {

  private final CaseFiles files;
  private final Persons persons;
  private final Organizations organizations;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final Clock clock;

  public TestCases(CaseFiles files, Persons persons, Organizations organizations, RuntimeService runtime, JdbcClient jdbc, Clock clock) {
    this.files = files;
    this.persons = persons;
    this.organizations = organizations;
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A case of two persons, referred by the demonstration's partner HAVENREF (sign-in {@code partner}).
   *
   * @param province    where the family means to live, or null
   * @param sponsorCode the sponsor who named them, or null
   */
  public CaseFile open(Priority priority, @Nullable String province, @Nullable String sponsorCode) {
    CaseFile file = files.open(organizations.byCode("HAVENREF").orElseThrow().id(), "T-" + UUID.randomUUID()).orElseThrow();
    files.setPriority(file.id(), priority);
    persons.replace(file.id(), List.of(
        new Person(UUID.randomUUID(), 1, "principalApplicant", true, "Zarmina Testfictional", null, "female", "1990-02-03",
            LocalDate.of(1990, 2, 3), LocalDate.of(1990, 2, 3), "AFG", null, null),
        new Person(UUID.randomUUID(), 2, "child", true, "Omid Testfictional", null, "male", "2015", LocalDate.of(2015, 1, 1),
            LocalDate.of(2015, 12, 31), "AFG", null, null)));
    jdbc.sql("insert into referral (case_id, version, primary_category, secondary_category, stated_size, danger, medical_need, "
            + "country_of_asylum, inside_home_country, languages, intended_province, sponsor_code, claim, need, consent, submitted_at, "
            + "submitted_by) values (?, 1, 'LPN', 'LAD', 2, 'none', 'none', 'PAK', false, ?, ?, ?, 'A fictional claim.', "
            + "'A fictional need.', true, ?, 'partner')")
        .params(file.id(), new String[] {"prs"}, province, sponsorCode, Timestamp.from(clock.instant())).update();
    jdbc.sql("insert into referral_version (case_id, version, content, submitted_at, submitted_by) values (?, 1, '{\"consentsTo\": [\"verifiers\", \"sponsors\"]}', ?, 'partner')")
        .params(file.id(), Timestamp.from(clock.instant())).update();
    return files.get(file.id());
  }

  /** Starts one stage's model for the case, as the journey would. */
  public void begin(String process, CaseFile file, Map<String, Object> more) {
    Map<String, Object> variables = new java.util.HashMap<>(more);
    variables.put("caseId", file.id().toString());
    variables.put("caseNumber", file.number());
    runtime.startProcessInstanceByKey(process, file.number(), variables);
  }
}
