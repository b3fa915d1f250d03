package org.passerelle.engine.webapps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.LanguageChosen;
import org.passerelle.access.PersonSignedIn;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.Variables;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists a person finds in Tasklist, in their language: with expressions off a filter cannot say "whoever looks at it", so each person has
 * filters of their own with their name and groups written into them. They are put right at each sign-in and renamed when the language changes;
 * filters a person made for themselves are left alone. A filter that means a time window only names it; see {@link FilterWindows}.
 */
@Component
class PersonalFilters {

  /** Property that marks a filter as one of these. */
  static final String KEY = "passerelle";
  /** Property that names a time window. */
  static final String WINDOW = "window";

  private static final String EMERGENCY_COLOUR = "#a3261c";
  private static final int FIRST_POSITION = 10;
  private static final int MOST_FILTERS_OF_ONE_PERSON = 500;

  private final FilterService filters;
  private final TaskService tasks;
  private final ProcessEngineConfigurationImpl engine;
  private final MessageSource messages;

  PersonalFilters(FilterService filters, TaskService tasks, ProcessEngineConfigurationImpl engine, MessageSource messages) {
    this.filters = filters;
    this.tasks = tasks;
    this.engine = engine;
    this.messages = messages;
  }

  @EventListener
  @Order(1)
  @Transactional
  public void signedIn(PersonSignedIn event) {
    putRight(event.person());
  }

  @EventListener
  @Transactional
  public void languageChosen(LanguageChosen event) {
    putRight(event.person());
  }

  private void putRight(SignedIn person) {
    List<Wanted> wanted = wanted(person);
    if (!wanted.isEmpty()) {
      engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
        putRight(person, wanted);
        return null;
      }));
    }
  }

  private void putRight(SignedIn person, List<Wanted> wanted) {
    Map<String, Filter> present = new HashMap<>();
    filters.createFilterQuery().filterResourceType("Task").filterOwner(person.username()).listPage(0, MOST_FILTERS_OF_ONE_PERSON)
        .stream().filter(filter -> key(filter) != null).forEach(filter -> present.put(key(filter), filter));
    for (Wanted one : wanted) {
      Filter filter = present.remove(one.key());
      if (filter == null) {
        filters.saveFilter(one.writeTo(filters.newTaskFilter(one.name()).setOwner(person.username())));
      } else if (!one.describes(filter)) {
        filters.saveFilter(one.writeTo(filter));
      }
    }
    present.values().forEach(gone -> filters.deleteFilter(gone.getId()));
  }

  private static @Nullable String key(Filter filter) {
    Map<String, Object> properties = filter.getProperties();
    return properties == null ? null : Objects.toString(properties.get(KEY), null);
  }

  private List<Wanted> wanted(SignedIn person) {
    List<String> groups = person.roles().stream().filter(Role.OFFICERS::contains).map(Role::name).sorted().toList();
    List<Wanted> wanted = new ArrayList<>();
    if (!groups.isEmpty()) {
      add(wanted, person, "groupTasks", tasks.createTaskQuery().taskCandidateGroupIn(groups), null);
      add(wanted, person, "emergencies",
          tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks().taskMinPriority(CaseTasks.EMERGENCY), null);
      add(wanted, person, "myTasks", tasks.createTaskQuery().taskAssignee(person.username()), null);
      add(wanted, person, "dueToday", tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks(), FilterWindows.DUE_TODAY);
      add(wanted, person, "overdue", tasks.createTaskQuery().taskCandidateGroupIn(groups).includeAssignedTasks(), FilterWindows.OVERDUE);
    } else if (person.has(Role.supervisor)) {
      add(wanted, person, "allTasks", tasks.createTaskQuery(), null);
      add(wanted, person, "emergencies", tasks.createTaskQuery().taskMinPriority(CaseTasks.EMERGENCY), null);
      add(wanted, person, "dueToday", tasks.createTaskQuery(), FilterWindows.DUE_TODAY);
      add(wanted, person, "overdue", tasks.createTaskQuery(), FilterWindows.OVERDUE);
    }
    return wanted;
  }

  // no order of their own: it would stand before the one the officer chooses; see FilterWindows for the one they find
  private void add(List<Wanted> wanted, SignedIn person, String key, TaskQuery query, @Nullable String window) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(KEY, key);
    properties.put("priority", FIRST_POSITION + wanted.size());
    properties.put("refresh", true);
    properties.put("variables", List.of(shown(Variables.EMERGENCY, text(person, "filter.emergency")),
        shown(Variables.CASE_NUMBER, text(person, "filter.case"))));
    if (key.equals("emergencies")) {
      properties.put("color", EMERGENCY_COLOUR);
    }
    if (window != null) {
      properties.put(WINDOW, window);
    }
    wanted.add(new Wanted(key, text(person, "filter." + key), query, properties));
  }

  private static Map<String, Object> shown(String variable, String label) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", variable);
    shown.put("label", label);
    return shown;
  }

  private String text(SignedIn person, String key) {
    return messages.getMessage(key, null, person.locale());
  }

  private record Wanted(String key, String name, TaskQuery query, Map<String, Object> properties) {

    Filter writeTo(Filter filter) {
      return filter.setName(name).setQuery(query).setProperties(properties);
    }

    boolean describes(Filter filter) {
      return name.equals(filter.getName()) && properties.toString().equals(new LinkedHashMap<>(filter.getProperties()).toString())
          && json(query).equals(json(filter.getQuery()));
    }

    private static String json(Object query) {
      return new JsonTaskQueryConverter().toJsonObject((TaskQueryImpl) query).toString();
    }
  }
}
