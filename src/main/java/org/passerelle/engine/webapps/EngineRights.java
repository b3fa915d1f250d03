package org.passerelle.engine.webapps;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.passerelle.access.Role;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each role may do in the engine beyond the single tasks and filters it is granted as they arise. At each start the engine's authorizations
 * of our groups are made equal to this list: what someone added by hand goes, what is missing comes back.
 *
 * <p>An officer's right to read and work a task comes from the engine, task by task, to the task's candidate groups; nothing here lets an officer
 * read a process instance.
 */
@Component
@Order(0)
class EngineRights implements ApplicationRunner {

  /** One writer at a time, over all nodes that start together; the number only has to be the same everywhere. */
  private static final long LOCK = 7_240_001L;

  static final List<Right> RIGHTS = rights();

  private final AuthorizationService authorizations;
  private final JdbcClient jdbc;

  EngineRights(AuthorizationService authorizations, JdbcClient jdbc) {
    this.authorizations = authorizations;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(rs -> { });
    List<Authorization> present = standing();
    for (Authorization found : present) {
      if (RIGHTS.stream().noneMatch(right -> right.about(found))) {
        authorizations.deleteAuthorization(found.getId());
      }
    }
    RIGHTS.forEach(right -> grant(right, present));
  }

  private void grant(Right right, List<Authorization> present) {
    Authorization authorization = present.stream().filter(right::about).findFirst().orElse(null);
    if (authorization != null && right.sameAs(authorization)) {
      return;
    }
    Authorization target = authorization == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : authorization;
    target.setGroupId(right.role().name());
    target.setResource(right.resource());
    target.setResourceId(right.id());
    target.setPermissions(right.permissions().toArray(Permission[]::new));
    authorizations.saveAuthorization(target);
  }

  /** What our groups hold on whole kinds of things and on the applications; grants on one task or one filter are the engine's own. */
  private List<Authorization> standing() {
    String[] groups = Arrays.stream(Role.staff()).map(Role::name).toArray(String[]::new);
    return Stream.concat(authorizations.createAuthorizationQuery().groupIdIn(groups).resourceId(ANY).list().stream(),
        authorizations.createAuthorizationQuery().groupIdIn(groups).resourceType(Resources.APPLICATION).list().stream()
            .filter(application -> !application.getResourceId().equals(ANY))).toList();
  }

  private static List<Right> rights() {
    List<Right> rights = new ArrayList<>();
    Role.OFFICERS.forEach(officer -> {
      rights.add(application(officer, "tasklist"));
      tasklist(officer, rights);
      rights.add(new Right(officer, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ));
    });
    supervisor(rights);
    analyst(rights);
    admin(rights);
    return List.copyOf(rights);
  }

  // names of colleagues and groups, and filters of their own
  private static void tasklist(Role role, List<Right> rights) {
    rights.add(new Right(role, Resources.USER, ANY, Permissions.READ));
    rights.add(new Right(role, Resources.GROUP, ANY, Permissions.READ));
    rights.add(new Right(role, Resources.FILTER, ANY, Permissions.CREATE));
  }

  private static void supervisor(List<Right> rights) {
    rights.add(application(Role.supervisor, "cockpit"));
    rights.add(application(Role.supervisor, "tasklist"));
    tasklist(Role.supervisor, rights);
    rights.add(new Right(Role.supervisor, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
        ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_TASK_VARIABLE,
        ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_HISTORY_VARIABLE,
        ProcessDefinitionPermissions.RETRY_JOB));
    rights.add(new Right(Role.supervisor, Resources.TASK, ANY, TaskPermissions.READ));
    rights.add(new Right(Role.supervisor, Resources.DECISION_DEFINITION, ANY, Permissions.READ,
        Permissions.READ_HISTORY));
    rights.add(new Right(Role.supervisor, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
    rights.add(new Right(Role.supervisor, Resources.DEPLOYMENT, ANY, Permissions.READ));
  }

  private static void analyst(List<Right> rights) {
    rights.add(application(Role.analyst, "cockpit"));
    rights.add(new Right(Role.analyst, Resources.USER, ANY, Permissions.READ));
    rights.add(new Right(Role.analyst, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ));
    rights.add(new Right(Role.analyst, Resources.DECISION_DEFINITION, ANY, Permissions.READ));
    rights.add(new Right(Role.analyst, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
    rights.add(new Right(Role.analyst, Resources.DEPLOYMENT, ANY, Permissions.READ));
  }

  private static void admin(List<Right> rights) {
    rights.add(application(Role.admin, "admin"));
    Stream.of(Resources.USER, Resources.GROUP, Resources.TENANT, Resources.AUTHORIZATION)
        .forEach(resource -> rights.add(new Right(Role.admin, resource, ANY, Permissions.READ)));
    rights.add(new Right(Role.admin, Resources.SYSTEM, ANY, SystemPermissions.READ));
  }

  private static Right application(Role role, String name) {
    return new Right(role, Resources.APPLICATION, name, Permissions.ACCESS);
  }

  /**
   * What a role may do with one kind of thing.
   *
   * @param id which one, or {@code *} for all
   */
  record Right(Role role, Resource resource, String id, Set<Permission> permissions) {

    Right(Role role, Resource resource, String id, Permission... permissions) {
      this(role, resource, id, Set.of(permissions));
    }

    boolean about(Authorization authorization) {
      return authorization.getAuthorizationType() == AUTH_TYPE_GRANT && role.name().equals(authorization.getGroupId())
          && authorization.getResourceType() == resource.resourceType() && Objects.equals(authorization.getResourceId(), id);
    }

    boolean sameAs(Authorization authorization) {
      int wanted = permissions.stream().mapToInt(Permission::getValue).reduce(0, (one, other) -> one | other);
      return ((AuthorizationEntity) authorization).getPermissions() == wanted;
    }
  }
}
