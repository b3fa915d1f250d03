package org.passerelle.engine.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.access.Role;
import org.passerelle.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** Who staff are to the engine, and what each role may see and do there. */
class StaffInTheEngineTest extends WebappTest {

  @Autowired
  private IdentityService identities;

  @Autowired
  private AuthorizationService authorizations;

  @Autowired
  private ManagementService management;

  @Autowired
  private HistoryService history;

  @Autowired
  private EngineRights rights;

  @Autowired
  private EngineIdentities groups;

  @Test
  void everyStaffRoleIsAGroupAndNoOther() {
    assertThat(identities.createGroupQuery().list()).extracting(group -> group.getId())
        .containsExactlyInAnyOrderElementsOf(List.of(Role.staff()).stream().map(Role::name).toList());
  }

  @Test
  void aPersonIsWrittenAtSignInWithTheRolesOfThatDay() {
    String username = "person" + Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 20, 36);
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, roles) "
            + "select ?, ?, 'Test Personfictional', 'person@example.org', password_hash, 'en', array['intakeOfficer', 'mergeUnit'] "
            + "from account where username = 'intake'")
        .params(UUID.randomUUID(), username).update();
    as(username);
    assertThat(identities.createGroupQuery().groupMember(username).list()).extracting(group -> group.getId())
        .containsExactlyInAnyOrder("intakeOfficer", "mergeUnit");
    assertThat(identities.createUserQuery().userId(username).singleResult().getLastName()).isEqualTo("Personfictional");
    assertThat(identities.checkPassword(username, "passerelle")).isFalse();

    jdbc.sql("update account set roles = array['intakeOfficer'] where username = ?").param(username).update();
    as(username);
    assertThat(identities.createGroupQuery().groupMember(username).list()).extracting(group -> group.getId()).containsExactly("intakeOfficer");
    assertThat(read(as(username).get("/camunda/api/engine/engine/default/identity/groups?userId=" + username)).path("groups")).hasSize(1);
  }

  @Test
  void outsidePartiesAreNobodyToTheEngine() {
    as("partner");
    assertThat(jdbc.sql("select count(*) from act_id_user where id_ = 'partner'").query(Integer.class).single()).isZero();
  }

  @Test
  void rightsAreMadeEqualToTheListAtEachStart() {
    List<String> before = standing();
    Authorization stray = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    stray.setGroupId("analyst");
    stray.setResource(Resources.PROCESS_INSTANCE);
    stray.setResourceId("*");
    stray.addPermission(Permissions.ALL);
    authorizations.saveAuthorization(stray);
    Authorization weakened = authorizations.createAuthorizationQuery().groupIdIn("supervisor").resourceType(Resources.APPLICATION)
        .resourceId("cockpit").singleResult();
    authorizations.deleteAuthorization(weakened.getId());

    groups.run(new DefaultApplicationArguments());
    rights.run(new DefaultApplicationArguments());
    rights.run(new DefaultApplicationArguments());

    assertThat(standing()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void anOfficerSeesTheTasksOfTheirGroupsAndNothingElse() {
    Task task = open();
    Visitor intake = as("intake");
    assertThat(intake.get(task(task, "")).statusCode()).isEqualTo(200);
    assertThat(read(intake.get(task(task, "/form-variables"))).path("caseNumber").path("value").asText()).startsWith("P-TEST-");
    assertThat(read(intake.get(task(task, "/deployed-form"))).path("id").asText()).isEqualTo("review-referral.en");
    assertThat(read(as("accueil").get(task(task, "/deployed-form"))).path("id").asText()).isEqualTo("review-referral.fr");
    assertThat(intake.get(ENGINE + "/process-instance/" + task.getProcessInstanceId()).statusCode()).isIn(403, 404);
    assertThat(intake.get(ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/variables").statusCode()).isEqualTo(403);
    assertThat(read(intake.get(ENGINE + "/variable-instance?processInstanceIdIn=" + task.getProcessInstanceId())))
        .as("only the case number that the task carries itself").hasSize(1);
    assertThat(read(intake.get(ENGINE + "/history/process-instance?processInstanceIds=" + task.getProcessInstanceId()))).isEmpty();

    Visitor other = as("identity");
    assertThat(other.get(task(task, "")).statusCode()).isIn(403, 404);
    assertThat(read(other.get(ENGINE + "/task?processInstanceId=" + task.getProcessInstanceId()))).isEmpty();
    assertThat(other.call("POST", task(task, "/claim"), "{\"userId\":\"identity\"}").statusCode()).isEqualTo(403);
    assertThat(other.call("POST", task(task, "/submit-form"), "{\"variables\":{}}").statusCode()).isEqualTo(403);
  }

  @Test
  void aSupervisorReadsEverythingRetriesJobsAndChangesNoVariable() {
    Task task = open();
    Visitor supervisor = as("supervisor");
    assertThat(supervisor.get(ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/variables").statusCode()).isEqualTo(200);
    assertThat(supervisor.get(task(task, "")).statusCode()).isEqualTo(200);
    assertThat(read(supervisor.get(ENGINE + "/history/process-instance?processInstanceIds=" + task.getProcessInstanceId()))).hasSize(1);
    assertThat(supervisor.call("POST", task(task, "/claim"), "{\"userId\":\"supervisor\"}").statusCode()).isEqualTo(403);

    tasks.complete(task.getId());
    Job job = management.createJobQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    management.setJobRetries(job.getId(), 0);
    assertThat(as("analyst").call("PUT", ENGINE + "/job/" + job.getId() + "/retries", "{\"retries\":1}").statusCode()).isEqualTo(403);
    assertThat(as("intake").call("PUT", ENGINE + "/job/" + job.getId() + "/retries", "{\"retries\":1}").statusCode()).isEqualTo(403);
    assertThat(supervisor.call("PUT", ENGINE + "/job/" + job.getId() + "/retries", "{\"retries\":1}").statusCode()).isEqualTo(204);
    assertThat(management.createJobQuery().jobId(job.getId()).singleResult().getRetries()).isEqualTo(1);

    officers.signIn("supervisor");
    String instance = task.getProcessInstanceId();
    assertThatThrownBy(() -> runtime.setVariable(instance, "caseNumber", "other")).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> runtime.deleteProcessInstance(instance, "because")).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> runtime.createProcessInstanceModification(instance).startBeforeActivity(TASK).execute())
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> runtime.suspendProcessInstanceById(instance)).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void anAnalystSeesModelsAndDecisionsButNoCase() {
    Task task = open();
    Visitor analyst = as("analyst");
    assertThat(read(analyst.get(ENGINE + "/process-definition?key=probe&latestVersion=true"))).hasSize(1);
    assertThat(read(analyst.get(ENGINE + "/decision-definition?key=priority&latestVersion=true"))).hasSize(1);
    assertThat(read(analyst.get(ENGINE + "/process-instance"))).isEmpty();
    assertThat(read(analyst.get(ENGINE + "/task"))).isEmpty();
    assertThat(read(analyst.get(ENGINE + "/variable-instance"))).isEmpty();
    assertThat(read(analyst.get(ENGINE + "/history/variable-instance"))).isEmpty();
    assertThat(read(analyst.get(ENGINE + "/history/decision-instance"))).isEmpty();
    assertThat(analyst.get(ENGINE + "/process-instance/" + task.getProcessInstanceId() + "/variables").statusCode()).isEqualTo(403);
  }

  @Test
  void anAdministratorReadsWhoMayDoWhatAndNoCase() {
    open();
    Visitor admin = as("admin");
    assertThat(read(admin.get(ENGINE + "/authorization?type=1"))).isNotEmpty();
    assertThat(read(admin.get(ENGINE + "/user"))).isNotEmpty();
    assertThat(read(admin.get(ENGINE + "/process-instance"))).isEmpty();
    assertThat(read(admin.get(ENGINE + "/task"))).isEmpty();
  }

  @Test
  void whatStaffDoOnOurPagesIsInTheEnginesLog() {
    long before = logged();
    Visitor person = as("superviseure");
    assertThat(person.form("/", "/language", java.util.Map.of("language", "en")).statusCode()).isEqualTo(302);
    assertThat(person.form("/", "/language", java.util.Map.of("language", "fr")).statusCode()).isEqualTo(302);
    assertThat(logged()).as("their filters were renamed, by them").isGreaterThan(before);
    assertThat(identities.getCurrentAuthentication()).as("and nobody acts afterwards").isNull();
  }

  @Test
  void signingOutOfAWebApplicationEndsTheWholeSession() {
    Visitor person = as("intake");
    assertThat(person.get("/desk/cases").statusCode()).isEqualTo(200);
    assertThat(person.call("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode()).isEqualTo(200);
    assertThat(person.get("/desk/cases").headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(person.get(ENGINE + "/task").statusCode()).isEqualTo(401);
  }

  private long logged() {
    return history.createUserOperationLogQuery().userId("superviseure").count();
  }

  private List<String> standing() {
    return authorizations.createAuthorizationQuery().list().stream().filter(found -> found.getGroupId() != null)
        .filter(found -> found.getResourceId().equals("*") || found.getResourceType() == Resources.APPLICATION.resourceType())
        .map(found -> found.getGroupId() + " " + found.getResourceType() + " " + found.getResourceId() + " "
            + ((org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity) found).getPermissions())
        .toList();
  }
}
