package org.passerelle.engine.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Accounts;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.TakingTasks;
import org.springframework.stereotype.Component;

/**
 * How far an officer may change a task besides completing it: take it for themselves, give it to a colleague who could have taken it, move its
 * dates. Runs before the engine's own check of the officer's rights on the task, not instead of it. Each method throws
 * {@link org.passerelle.engine.WrongField} when the task's decision would turn the officer away.
 */
@Component
class TaskWrites {

  private final TaskService tasks;
  private final TakingTasks taking;
  private final Accounts accounts;
  private final ObjectMapper json;

  TaskWrites(TaskService tasks, TakingTasks taking, Accounts accounts, ObjectMapper json) {
    this.tasks = tasks;
    this.taking = taking;
    this.accounts = accounts;
    this.json = json;
  }

  @Nullable HttpServletRequest claimsForThemselves(Matcher asked, JsonBody request) throws IOException {
    if (!SignedIn.actor().equals(userId(request))) {
      return null;
    }
    taking.check(asked.group(1), SignedIn.actor());
    return request;
  }

  /** Whoever holds a task may complete it, so it goes to nobody outside the groups the model names for it, nor to whom its decision turns away. */
  @Nullable HttpServletRequest givesToColleague(Matcher asked, JsonBody request) throws IOException {
    String userId = userId(request);
    if (userId != null && !couldTake(asked.group(1), userId)) {
      return null;
    }
    if (userId != null) {
      taking.check(asked.group(1), userId);
    }
    return request;
  }

  /**
   * Tasklist sends the whole task to move a date. Only the dates are taken from it: name and description would be free text in the engine, and a
   * delegated task would be handed back instead of completed. A due date may be moved but not removed: without one the task would never be late.
   */
  @Nullable HttpServletRequest datesOnly(Matcher asked, JsonBody request) throws IOException {
    Task task = tasks.createTaskQuery().taskId(asked.group(1)).initializeFormKeys().singleResult();
    if (task == null) {
      return request;
    }
    ObjectNode sent = JsonBody.object(json, request.body());
    if (task.getDueDate() != null && !sent.hasNonNull("due")) {
      return null;
    }
    ObjectNode kept = json.createObjectNode()
        .put("name", task.getName()).put("description", task.getDescription()).put("priority", task.getPriority())
        .put("assignee", task.getAssignee()).put("owner", task.getOwner()).put("parentTaskId", task.getParentTaskId())
        .put("caseInstanceId", task.getCaseInstanceId()).put("tenantId", task.getTenantId());
    kept.set("delegationState", task.getDelegationState() == null ? null : json.valueToTree(task.getDelegationState().name()));
    kept.set("due", sent.get("due"));
    kept.set("followUp", sent.get("followUp"));
    return JsonBody.again(request, json.writeValueAsBytes(kept));
  }

  private boolean couldTake(String taskId, String userId) {
    return accounts.person(userId).filter(SignedIn::enabled).filter(SignedIn::staff)
        .filter(colleague -> tasks.getIdentityLinksForTask(taskId).stream().map(IdentityLink::getGroupId)
            .anyMatch(group -> colleague.roles().stream().map(Role::name).anyMatch(role -> role.equals(group))))
        .isPresent();
  }

  private @Nullable String userId(JsonBody request) throws IOException {
    JsonNode userId = JsonBody.object(json, request.body()).get("userId");
    return userId == null || userId.isNull() ? null : userId.asText();
  }
}
