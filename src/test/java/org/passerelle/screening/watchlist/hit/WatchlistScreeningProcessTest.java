package org.passerelle.screening.watchlist.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.screening.watchlist.hit.HitsOnFile.Hit;
import org.passerelle.support.CoversModel;
import org.springframework.beans.factory.annotation.Autowired;

/** Every way through {@code watchlist-screening.bpmn}. */
@CoversModel("watchlist-screening")
class WatchlistScreeningProcessTest extends WatchlistTest {

  private static final String DECIDE = "userTask_decideWatchlistHit";

  @Autowired
  private WatchlistHits stored;

  @Autowired
  private RuntimeService runtime;

  @Autowired
  private TaskService tasks;

  @Test
  void nobodyIsAskedWhenNobodyResemblesAnEntry() {
    load("A-1,person,Inventedperson Nowhereman,,,,,");
    CaseFile file = family(name, "1970-05-05");
    begin(file);
    assertThat(officers.ended(file.number())).isTrue();
  }

  @Test
  void eachHitIsDecidedTheStrongestFirst() {
    load("A-1,person," + name + ",,1970,male,,", "A-2,person," + name + " Morath,,1970,male,,");
    CaseFile file = family(name, "1970-05-05");
    begin(file);

    Task first = officers.task(file.number(), DECIDE);
    assertThat(first.getDueDate()).isNotNull();
    assertThat(tasks.getVariable(first.getId(), "caseNumber")).isEqualTo(file.number());
    assertThat(asked(first)).returns("A-1", Hit::reference);
    assertThatThrownBy(() -> officers.complete(file.number(), DECIDE, "compliance", Map.of("hitDecision", "cleared")))
        .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("Reasons");
    assertThatThrownBy(() -> officers.complete(file.number(), DECIDE, "compliance", Map.of("hitDecision", "perhaps", "reason", "x")))
        .isInstanceOf(FormFieldValidationException.class);
    officers.complete(file.number(), DECIDE, "compliance", Map.of("hitDecision", "upheld", "reason", "An invented reason."));

    if (!hitsOf(file).stream().filter(hit -> hit.reference().equals("A-2")).toList().isEmpty()) {
      assertThat(asked(officers.task(file.number(), DECIDE))).returns("A-2", Hit::reference);
      officers.complete(file.number(), DECIDE, "compliance", Map.of("hitDecision", "cleared", "reason", "Another name."));
    }
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(stored.standing(file.id())).isOne();
    assertThat(stored.open(file.id())).isZero();
    assertThat(hitsOf(file).get(0)).returns("compliance", Hit::decidedBy).returns("An invented reason.", Hit::decisionReason);
    assertThat(jdbc.sql("select detail from audit_event where action = 'decideWatchlistHit' and subject = ? order by id").param(file.number())
        .query(String.class).list()).startsWith("upheld");
  }

  @Test
  void aTaskGoesWhenItsHitLapses() {
    load("A-1,person," + name + ",,1970,male,,", "A-2,person,Inventedperson Nowhereman,,,,,");
    CaseFile file = family(name, "1970-05-05");
    begin(file);
    assertThat(officers.waitsAt(file.number())).containsExactly(DECIDE);
    load("A-2,person,Inventedperson Nowhereman,,,,,");
    loading.putIntoForce(editions.list(list).orElseThrow().proposed().id());
    officers.runJobs(file.number());
    assertThat(officers.ended(file.number())).isTrue();
    assertThat(hitsOf(file)).singleElement().returns("lapsed", Hit::state);
  }

  @Test
  void oneHitIsAskedAboutInOnePlace() {
    load("A-1,person," + name + ",,1970,male,,");
    CaseFile file = family(name, "1970-05-05");
    begin(file);
    begin(file);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(file.number()).list()).hasSize(1);
  }

  private void begin(CaseFile file) {
    cases.begin("watchlist-screening", file, Map.of());
    officers.runJobs(file.number());
  }

  private Hit asked(Task task) {
    return hits.find(UUID.fromString((String) tasks.getVariable(task.getId(), "hitId"))).orElseThrow();
  }
}
