package org.passerelle.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.passerelle.access.Accounts;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.CaseFiles;
import org.passerelle.identity.biometrics.Biometrics.Result;
import org.passerelle.identity.biometrics.BiometricsOnFile;
import org.passerelle.identity.biometrics.BiometricsOnFile.Member;
import org.passerelle.identity.biometrics.RecordingBiometrics;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** What officers, time and the job executor do to a case, for tests that run the engine by hand. */
public class Officers {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService management;
  private final IdentityService identity;
  private final Accounts accounts;
  private final CaseFiles files;
  private final BiometricsOnFile biometrics;
  private final RecordingBiometrics recording;
  private final Clock clock;

  public Officers(RuntimeService runtime, TaskService tasks, FormService forms, ManagementService management, IdentityService identity,
      Accounts accounts, CaseFiles files, BiometricsOnFile biometrics, RecordingBiometrics recording, Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.management = management;
    this.identity = identity;
    this.accounts = accounts;
    this.files = files;
    this.biometrics = biometrics;
    this.recording = recording;
    this.clock = clock;
  }

  /** Acts as this person (see the demonstration roster) until the test ends or someone else acts. */
  public void signIn(String username) {
    SignedIn person = accounts.person(username).orElseThrow();
    SecurityContextHolder.setContext(
        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
    if (person.staff()) {
      identity.setAuthentication(username, person.roles().stream().map(Enum::name).toList());
    }
  }

  public void signOut() {
    SecurityContextHolder.clearContext();
    identity.clearAuthentication();
  }

  /** Runs what is ready for the job executor, timers excepted, until the case waits. */
  public void runJobs(String caseNumber) {
    signOut();
    List<Job> ready = jobs(caseNumber, false);
    while (!ready.isEmpty()) {
      ready.forEach(job -> management.executeJob(job.getId()));
      ready = jobs(caseNumber, false);
    }
  }

  /** Lets the timer of that boundary event come due, then runs what follows. */
  public void fireTimer(String caseNumber, String event) {
    signOut();
    Job timer = jobs(caseNumber, true).stream().filter(job -> event.equals(activity(job))).findFirst()
        .orElseThrow(() -> new AssertionError("no timer at " + event + " for " + caseNumber));
    management.executeJob(timer.getId());
    runJobs(caseNumber);
  }

  /** The open human task of that element, which must be there. */
  public Task task(String caseNumber, String element) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).taskDefinitionKey(element).list().stream().findFirst()
        .orElseThrow(() -> new AssertionError("no task " + element + " for " + caseNumber + "; the case is at " + waitsAt(caseNumber)));
  }

  /** Claims and completes a task as that officer through the same command Tasklist calls, then runs what follows. */
  public void complete(String caseNumber, String element, String officer, Map<String, Object> form) {
    signOut();
    Task task = task(caseNumber, element);
    signIn(officer);
    if (task.getAssignee() == null) {
      tasks.claim(task.getId(), officer);
    }
    forms.submitTaskForm(task.getId(), form);
    runJobs(caseNumber);
  }

  /** Records the biometrics of everyone who still owes them, given in Türkiye the day before, and completes the task that asks for them. */
  public void giveBiometrics(String caseNumber) {
    giveBiometrics(caseNumber, Result.noMatch);
    complete(caseNumber, "userTask_recordBiometrics", "identity", Map.of());
  }

  /** Records the same result for everyone who still owes biometrics. */
  public void giveBiometrics(String caseNumber, Result result) {
    CaseFile file = files.byNumber(caseNumber).orElseThrow();
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Toronto")).minusDays(1);
    signIn("identity");
    for (Member member : biometrics.members(file.id())) {
      if (member.missing()) {
        Map<String, String> faults = recording.record(file, member.person().id(),
            new RecordingBiometrics.Entry(yesterday, "TUR", "Fictionville", result, null, null)).orElseThrow();
        if (!faults.isEmpty()) {
          throw new AssertionError(faults.toString());
        }
      }
    }
  }

  /** Says that the family can be met in person, by anyone, outside controlled areas. */
  public void assessSafety(String caseNumber) {
    assessSafety(caseNumber, "inPerson");
  }

  /** Says how the family can be met. */
  public void assessSafety(String caseNumber, String contact) {
    complete(caseNumber, "userTask_assessSafety", "identity", Map.of("contact", contact, "staffSex", "any", "workPlace",
        "outsideControlledArea", "familySafety", "Neighbours do not ask.", "ngoSafety", "The road is open."));
  }

  /** Ids of the elements at which the case waits, over all its stages. */
  public List<String> waitsAt(String caseNumber) {
    signOut();
    return instances(caseNumber).stream().flatMap(instance -> runtime.getActiveActivityIds(instance.getId()).stream()).sorted().toList();
  }

  /** Whether the case's models have all ended. */
  public boolean ended(String caseNumber) {
    signOut();
    return instances(caseNumber).isEmpty();
  }

  /** The case's whole journey, while it runs. What runs beside it, such as the payment of an NGO, is not part of it. */
  public ProcessInstance journey(String caseNumber) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).processDefinitionKey("resettlement-case").singleResult();
  }

  /** Whether the case's journey has ended. */
  public boolean journeyEnded(String caseNumber) {
    signOut();
    return journey(caseNumber) == null;
  }

  private List<ProcessInstance> instances(String caseNumber) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list();
  }

  private List<Job> jobs(String caseNumber, boolean timers) {
    return instances(caseNumber).stream().flatMap(instance -> {
      var query = management.createJobQuery().processInstanceId(instance.getId());
      return (timers ? query.timers() : query.messages()).list().stream();
    }).toList();
  }

  private String activity(Job job) {
    return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
  }
}
