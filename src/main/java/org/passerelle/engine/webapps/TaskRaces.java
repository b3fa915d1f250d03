package org.passerelle.engine.webapps;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Accounts;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.Locale;

/** When two officers reach for one task: what the slower one reads. Who was faster is told to officers whose group the task was offered to. */
@Component
class TaskRaces {

  private final TaskService tasks;
  private final HistoryService history;
  private final Accounts accounts;
  private final Refusals refusals;
  private final ZoneId zone;

  TaskRaces(TaskService tasks, HistoryService history, Accounts accounts, Refusals refusals,
      @Value("${passerelle.time-zone:America/Toronto}") ZoneId zone) {
    this.tasks = tasks;
    this.history = history;
    this.accounts = accounts;
    this.refusals = refusals;
    this.zone = zone;
  }

  /** The sentence for someone who came too late, or null when no colleague was faster. */
  @Nullable String sentence(String taskId, boolean lostRace) {
    Task open = tasks.createTaskQuery().taskId(taskId).singleResult();
    if (open != null && open.getAssignee() != null && !open.getAssignee().equals(SignedIn.actor())) {
      return offeredToReader(taskId) ? refusals.sentence("task.takenBy", name(open.getAssignee())) : refusals.sentence("task.heldByAnother");
    }
    if (open != null) {
      return lostRace ? refusals.sentence("task.changedMeanwhile") : null;
    }
    HistoricTaskInstance past = history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
    if (past == null || past.getEndTime() == null) {
      return refusals.sentence("task.gone");
    }
    boolean completed = Objects.equals(past.getDeleteReason(), "completed") && past.getAssignee() != null;
    return completed && offeredToReader(taskId)
        ? refusals.sentence("task.completedBy", name(past.getAssignee()), moment(past.getEndTime())) : refusals.sentence("task.gone");
  }

  private boolean offeredToReader(String taskId) {
    List<String> groups = history.createHistoricIdentityLinkLogQuery().taskId(taskId).list().stream()
        .map(HistoricIdentityLinkLog::getGroupId).filter(Objects::nonNull).toList();
    return SignedIn.current().filter(person -> person.roles().stream().map(Role::name).anyMatch(groups::contains)).isPresent();
  }

  private String name(String username) {
    return accounts.person(username).map(SignedIn::displayName).orElse(username);
  }

  private String moment(Date moment) {
    Locale locale = SignedIn.current().map(SignedIn::locale).orElse(Locale.ENGLISH).getLanguage().equals("fr") ? Locale.CANADA_FRENCH : Locale.CANADA;
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).format(moment.toInstant().atZone(zone));
  }
}
