package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists a person finds in Tasklist. */
class PersonalFiltersTest extends WebappTest {

  private static final ZoneId ZONE = ZoneId.of("America/Toronto");

  @Autowired
  private FilterService filters;

  @Test
  void anOfficerFindsFiveListsInTheirLanguageAndNobodyElses() {
    assertThat(names(as("accueil"))).containsExactly("Tâches de mes groupes", "Extrêmes urgences", "Mes tâches", "À terminer aujourd’hui", "En retard");
    assertThat(names(as("supervisor"))).containsExactly("All open tasks", "Emergencies", "Due today", "Overdue");
  }

  @Test
  void theyAreMadeOnceAndRenamedWithTheLanguage() {
    Visitor person = as("fusion");
    List<String> ids = ids("fusion");
    as("fusion");
    assertThat(ids("fusion")).hasSize(5).containsExactlyInAnyOrderElementsOf(ids);

    person.form("/", "/language", Map.of("language", "en"));
    assertThat(names(person)).containsExactly("My groups’ tasks", "Emergencies", "My tasks", "Due today", "Overdue");
    person.form("/", "/language", Map.of("language", "fr"));
    assertThat(names(person)).contains("Mes tâches");
    assertThat(ids("fusion")).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void whatSomeoneChangedInThemIsPutRightAtTheNextSignInAndTheirOwnAreLeftAlone() {
    Visitor person = as("jumelage");
    filters.saveFilter(filters.newTaskFilter("Own").setOwner("jumelage"));
    String mine = id(person, "Mes tâches");
    person.call("PUT", ENGINE + "/filter/" + mine, "{\"resourceType\":\"Task\",\"name\":\"Mes tâches\",\"query\":{},\"properties\":{\"passerelle\":\"myTasks\"}}");

    Visitor again = as("jumelage");
    assertThat(names(again)).contains("Own", "Mes tâches");
    assertThat(read(again.get(ENGINE + "/filter/" + mine)).path("query").path("assignee").asText()).isEqualTo("jumelage");
    filters.createFilterQuery().filterOwner("jumelage").filterName("Own").list().forEach(own -> filters.deleteFilter(own.getId()));
  }

  @Test
  void theMostPressingStandsFirstUnlessTheOfficerChoseAnotherOrder() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Task emergency = open(today.plusDays(1).atStartOfDay(ZONE).toInstant());
    tasks.setPriority(emergency.getId(), 90);
    Task normal = open(today.plusDays(1).atStartOfDay(ZONE).toInstant());
    Visitor intake = as("intake");
    String list = ENGINE + "/filter/" + id(intake, "My groups’ tasks") + "/list?firstResult=0&maxResults=200";

    assertThat(order(read(intake.call("POST", list, "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}")), emergency, normal))
        .containsExactly(emergency.getId(), normal.getId());
    assertThat(order(read(intake.call("POST", list, "{\"sorting\":[{\"sortBy\":\"priority\",\"sortOrder\":\"asc\"}]}")), emergency, normal))
        .containsExactly(normal.getId(), emergency.getId());
  }

  @Test
  void theListsHoldWhatTheySay() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Task late = open(today.minusDays(2).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
    Task midnight = open(today.atStartOfDay(ZONE).toInstant());
    Task tonight = open(today.atTime(23, 59, 59).atZone(ZONE).toInstant());
    Task tomorrow = open(today.plusDays(1).atStartOfDay(ZONE).toInstant());
    Visitor intake = as("intake");
    intake.call("POST", task(tonight, "/claim"), "{\"userId\":\"intake\"}");

    assertThat(tasksOf(intake, "My tasks")).contains(tonight.getId()).doesNotContain(late.getId());
    assertThat(tasksOf(intake, "My groups’ tasks")).contains(late.getId(), midnight.getId(), tomorrow.getId()).doesNotContain(tonight.getId());
    assertThat(tasksOf(intake, "Due today")).contains(midnight.getId(), tonight.getId()).doesNotContain(late.getId(), tomorrow.getId());
    assertThat(tasksOf(intake, "Overdue")).contains(late.getId()).doesNotContain(tonight.getId(), tomorrow.getId());
    assertThat(tasksOf(as("supervisor"), "Overdue")).contains(late.getId());
    assertThat(tasksOf(as("identity"), "Overdue")).doesNotContain(late.getId());

    String due = id(intake, "Due today");
    int listed = tasksOf(intake, "Due today").size();
    assertThat(read(intake.get(ENGINE + "/filter/" + due + "/count")).path("count").asInt()).isEqualTo(listed);
    assertThat(read(intake.call("POST", ENGINE + "/filter/" + due + "/count", "{}")).path("count").asInt()).isEqualTo(listed);
    assertThat(read(intake.get(ENGINE + "/filter/" + due + "/list?maxResults=100"))).hasSize(listed);
  }

  @Test
  void tomorrowDueTodayIsAnotherDay() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
    Task tomorrow = open(today.plusDays(1).atTime(LocalTime.NOON).atZone(ZONE).toInstant());
    Visitor intake = as("intake");
    assertThat(tasksOf(intake, "Due today")).doesNotContain(tomorrow.getId());
    clock.advance(java.time.Duration.ofDays(1));
    assertThat(tasksOf(intake, "Due today")).contains(tomorrow.getId());
  }

  @Test
  void theCardShowsTheCaseNumber() {
    Task task = open();
    Visitor intake = as("intake");
    String body = intake.call("POST", ENGINE + "/filter/" + id(intake, "My groups’ tasks") + "/list?maxResults=100", "{}").body();
    assertThat(body).contains(task.getId());
    assertThat(runtime.createVariableInstanceQuery().taskIdIn(task.getId()).variableName("caseNumber").count()).isOne();
  }

  @Test
  void anEmergencyIsMarkedOnItsCardAndHasAListOfItsOwnAsLongAsItIsOne() {
    Task task = open();
    Visitor intake = as("intake");
    assertThat(tasksOf(intake, "Emergencies")).doesNotContain(task.getId());
    assertThat(marked(task)).isFalse();

    prioritize(task, 90);
    assertThat(tasksOf(intake, "Emergencies")).contains(task.getId());
    assertThat(marked(task)).isTrue();
    assertThat(read(intake.get(ENGINE + "/filter/" + id(intake, "Emergencies"))).path("properties").path("variables").path(0).path("label")
        .asText()).isEqualTo("EMERGENCY");

    prioritize(task, 30);
    assertThat(tasksOf(intake, "Emergencies")).doesNotContain(task.getId());
    assertThat(marked(task)).isFalse();
  }

  private void prioritize(Task task, int priority) {
    Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
    now.setPriority(priority);
    tasks.saveTask(now);
  }

  private boolean marked(Task task) {
    return runtime.createVariableInstanceQuery().taskIdIn(task.getId()).variableName("emergency").count() == 1;
  }

  private List<String> tasksOf(Visitor person, String filter) {
    JsonNode list = read(person.call("POST", ENGINE + "/filter/" + id(person, filter) + "/list?firstResult=0&maxResults=200", "{}"));
    return StreamSupport.stream(list.spliterator(), false).map(task -> task.path("id").asText()).toList();
  }

  private static List<String> order(JsonNode list, Task... among) {
    List<String> wanted = java.util.Arrays.stream(among).map(Task::getId).toList();
    return StreamSupport.stream(list.spliterator(), false).map(task -> task.path("id").asText()).filter(wanted::contains).toList();
  }

  private List<String> names(Visitor person) {
    return StreamSupport.stream(mine(person).spliterator(), false)
        .sorted(java.util.Comparator.comparingInt(filter -> filter.path("properties").path("priority").asInt()))
        .map(filter -> filter.path("name").asText()).toList();
  }

  private String id(Visitor person, String name) {
    return StreamSupport.stream(mine(person).spliterator(), false).filter(filter -> filter.path("name").asText().equals(name))
        .findFirst().orElseThrow().path("id").asText();
  }

  private JsonNode mine(Visitor person) {
    return read(person.get(ENGINE + "/filter?resourceType=Task&maxResults=100"));
  }

  private List<String> ids(String owner) {
    return filters.createFilterQuery().filterOwner(owner).list().stream().map(filter -> filter.getId()).toList();
  }
}
