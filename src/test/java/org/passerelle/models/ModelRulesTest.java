package org.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.access.Role;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.TaskDecision;

/** The rules every model follows, so that an analyst's change that breaks one is told so by the build. */
class ModelRulesTest {

  private static final Path PROCESSES = Path.of("processes");
  private static final Path FORMS = Path.of("forms");
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final Set<String> HOLDERS =
      Set.of("ircc", "mifi", "partner", "ngo", "sponsor", "province", "provider", "health", "carrier", "publicSafety", "family");
  private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z]+)}");
  private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(UserTask.class, "userTask_", ServiceTask.class, "serviceTask_",
      ReceiveTask.class, "receiveTask_", BusinessRuleTask.class, "businessRuleTask_", CallActivity.class, "callActivity_",
      SubProcess.class, "subProcess_", Gateway.class, "gateway_", Event.class, "event_");

  /** Delegates that no model names any more, but that cases begun under an earlier version of one still come by. */
  private static final Set<String> OF_EARLIER_VERSIONS = Set.of("checkCompletenessDelegate", "screenForDuplicatesDelegate",
      "chooseVerifierDelegate", "closeRequestDelegate", "proposeSponsorDelegate");

  /** Tasks that officers may still hold in cases begun under an earlier version. */
  private static final Set<String> ELEMENTS_OF_EARLIER_VERSIONS = Set.of("userTask_confirmContradiction", "userTask_approveProposal");

  private static final Collection<JavaClass> HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("org.passerelle").stream().toList();

  static List<Path> models() throws IOException {
    return files(PROCESSES, ".bpmn");
  }

  @ParameterizedTest
  @MethodSource("models")
  void saysWhatItIs(Path file) {
    BpmnModelInstance model = read(file);
    Process process = all(model, Process.class).get(0);
    assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getName()).isNotBlank();
    assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(Period.parse(process.getCamundaHistoryTimeToLiveString()).getDays()).isPositive();
    assertThat(model.getDefinitions().getAttributeValueNs(MODELER, "executionPlatform")).isEqualTo("Camunda Platform");
    assertThat(model.getDefinitions().getAttributeValueNs(MODELER, "executionPlatformVersion")).isEqualTo("7.24.0");
    documented(process);
    all(model, Activity.class).forEach(ModelRulesTest::documented);
  }

  @ParameterizedTest
  @MethodSource("models")
  void namesItsElements(Path file) {
    BpmnModelInstance model = read(file);
    PREFIXES.forEach((type, prefix) -> all(model, type).forEach(node -> assertThat(node.getId()).startsWith(prefix)));
    all(model, SequenceFlow.class).forEach(flow -> assertThat(flow.getId()).startsWith("flow_"));
    all(model, FlowNode.class).stream().filter(node -> !(node instanceof Gateway)).forEach(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
    all(model, ExclusiveGateway.class).stream().filter(gateway -> gateway.getOutgoing().size() > 1).forEach(gateway -> {
      assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
      gateway.getOutgoing().forEach(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
      assertThat(gateway.getOutgoing().stream().filter(flow -> flow.getConditionExpression() == null).toList())
          .as("one default way out of " + gateway.getId()).containsExactly(gateway.getDefault());
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void isDrawnWhole(Path file) {
    BpmnModelInstance model = read(file);
    Set<String> drawn = Stream.concat(all(model, BpmnShape.class).stream().map(shape -> shape.getBpmnElement().getId()),
        all(model, BpmnEdge.class).stream().map(edge -> edge.getBpmnElement().getId())).collect(Collectors.toSet());
    Stream.concat(all(model, FlowNode.class).stream(), all(model, SequenceFlow.class).stream())
        .forEach(element -> assertThat(drawn).contains(((BaseElement) element).getId()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void reachesJavaByListedDelegatesOnly(Path file) throws IOException {
    BpmnModelInstance model = read(file);
    all(model, ServiceTask.class).forEach(task -> assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isNotBlank());
    String text = Files.readString(file);
    assertThat(text).doesNotContain("camunda:class", "camunda:expression", "scriptFormat", "<bpmn:script");
    Matcher expressions = Pattern.compile("[$#]\\{[^}]*}").matcher(text);
    while (expressions.find()) {
      assertThat(expressions.group()).as("no method call").doesNotContain("(");
    }
    assertThat(beans()).containsAll(beansOf(text));
  }

  @Test
  void everyListedDelegateIsUsed() throws IOException {
    Set<String> used = new TreeSet<>(OF_EARLIER_VERSIONS);
    for (Path file : models()) {
      used.addAll(beansOf(Files.readString(file)));
    }
    assertThat(beans()).isEqualTo(used);
  }

  @ParameterizedTest
  @MethodSource("models")
  void bindsToItsOwnDeployment(Path file) {
    BpmnModelInstance model = read(file);
    all(model, CallActivity.class).forEach(call -> {
      assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
      assertThat(PROCESSES.resolve(call.getCalledElement() + ".bpmn")).exists();
    });
    all(model, BusinessRuleTask.class).forEach(rule -> {
      assertThat(rule.getCamundaDecisionRefBinding()).isEqualTo("deployment");
      assertThat(PROCESSES.resolve(rule.getCamundaDecisionRef() + ".dmn")).exists();
      assertThat(rule.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
    });
    all(model, UserTask.class).forEach(task -> assertThat(task.getAttributeValueNs(CAMUNDA, "formRefBinding")).isEqualTo("deployment"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void givesOfficersFormsAndDeadlines(Path file) {
    Set<String> decided = HOUSE.stream().filter(type -> type.isAssignableTo(TaskDecision.class)).map(JavaClass::getSimpleName)
        .collect(Collectors.toSet());
    assertThat(decided).isNotEmpty();
    all(read(file), UserTask.class).forEach(task -> {
      String form = task.getAttributeValueNs(CAMUNDA, "formRef");
      assertThat(FORMS.resolve(form + ".en.form")).exists();
      assertThat(FORMS.resolve(form + ".fr.form")).exists();
      assertThat(Role.OFFICERS.stream().map(Enum::name)).contains(task.getCamundaCandidateGroups());
      assertThat(task.getCamundaDueDate()).isEqualTo("${dueAt}");
      assertThat(task.getCamundaFollowUpDate()).isEqualTo("${followUpAt}");
      assertThat(task.getCamundaPriority()).isEqualTo("${taskPriority}");
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void saysWhoHoldsTheFile(Path file) throws IOException {
    BpmnModelInstance model = read(file);
    Properties en = messages("");
    Properties fr = messages("_fr");
    Stream.concat(all(model, UserTask.class).stream(), all(model, ReceiveTask.class).stream()).forEach(wait -> {
      String holder = within(wait, CamundaProperty.class).stream().filter(property -> "holder".equals(property.getCamundaName()))
          .map(CamundaProperty::getCamundaValue).findFirst().orElse("");
      assertThat(HOLDERS).as(wait.getId()).contains(holder);
      assertThat(en.getProperty("element." + wait.getId())).as("English name of " + wait.getId()).isNotBlank();
      assertThat(fr.getProperty("element." + wait.getId())).as("French name of " + wait.getId()).isNotBlank();
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void savesItsStateWhereItMust(Path file) {
    BpmnModelInstance model = read(file);
    Stream.<Activity>concat(all(model, UserTask.class).stream(), all(model, ReceiveTask.class).stream())
        .filter(wait -> !leadsToAWait(wait))
        .forEach(wait -> assertThat(wait.isCamundaAsyncAfter()).as("save point after " + wait.getId()).isTrue());
    all(model, FlowNode.class).forEach(node -> {
      assertThat(node.isCamundaAsyncBefore() && (node instanceof UserTask || node instanceof ReceiveTask)).as(node.getId()).isFalse();
      if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter()) {
        assertThat(within(node, CamundaFailedJobRetryTimeCycle.class)).as("retry cycle of " + node.getId()).hasSize(1);
      }
    });
  }

  /** Nothing is done between the two waits, so there is nothing to save. */
  private static boolean leadsToAWait(FlowNode node) {
    return node.getSucceedingNodes().list().stream()
        .allMatch(next -> next instanceof ReceiveTask || next instanceof Gateway && next.getOutgoing().size() == 1 && leadsToAWait(next));
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsInstantsInItsTimers(Path file) {
    all(read(file), TimerEventDefinition.class).forEach(timer -> {
      assertThat(timer.getTimeDate()).isNotNull();
      assertThat(timer.getTimeDate().getTextContent()).matches("\\$\\{[a-z][a-zA-Z]*At}");
    });
  }

  @Test
  void messagesAreTheOnesTheHouseKnows() throws IOException {
    Set<String> modelled = new TreeSet<>();
    for (Path file : models()) {
      all(read(file), Message.class).forEach(message -> modelled.add(message.getName()));
    }
    assertThat(modelled).isNotEmpty().allMatch(name -> name.matches("passerelle\\.[a-z][a-zA-Z]*"));
    assertThat(constants(value -> value.matches("passerelle\\.[a-z][a-zA-Z]*"))).isEqualTo(modelled);
  }

  @Test
  void elementsNamedInJavaStandInTheModels() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path file : models()) {
      all(read(file), FlowNode.class).forEach(element -> ids.add(element.getId()));
    }
    Pattern element = Pattern.compile("(userTask|receiveTask|serviceTask|callActivity|event|gateway)_\\w+");
    ids.addAll(ELEMENTS_OF_EARLIER_VERSIONS);
    assertThat(ids).containsAll(constants(value -> element.matcher(value).matches()));
  }

  @Test
  void everyResourceIsListedForDeployment() throws IOException {
    List<String> listed = new ArrayList<>();
    Matcher resource = Pattern.compile("<resource>([^<]+)</resource>").matcher(Files.readString(Path.of("src/main/resources/META-INF/processes.xml")));
    while (resource.find()) {
      listed.add(resource.group(1));
    }
    List<String> present = Stream.of(files(PROCESSES, ".bpmn"), files(PROCESSES, ".dmn"), files(FORMS, ".form")).flatMap(List::stream)
        .map(file -> file.toString().replace('\\', '/')).toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(present).doesNotHaveDuplicates();
  }

  @Test
  void formsAreMadeForThisPlatform() throws IOException {
    for (Path file : files(FORMS, ".form")) {
      JsonNode form = new ObjectMapper().readTree(file.toFile());
      assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
      assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
      assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
      assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
      assertThat(form.toString()).as("link to what it is about in " + file).containsAnyOf("/desk/cases/", "/desk/watchlists/hits/", "/desk/rounds/");
    }
  }

  @Test
  void elementTemplatesOfferWhatTheHouseKnows() throws IOException {
    Set<String> holders = new TreeSet<>();
    Set<String> groups = new TreeSet<>();
    for (Path file : files(PROCESSES.resolve(".camunda/element-templates"), ".json")) {
      for (JsonNode property : new ObjectMapper().readTree(file.toFile()).path(0).path("properties")) {
        Set<String> offered = "holder".equals(property.path("binding").path("name").asText()) ? holders
            : "camunda:candidateGroups".equals(property.path("binding").path("name").asText()) ? groups : new TreeSet<>();
        property.path("choices").forEach(choice -> offered.add(choice.path("value").asText()));
      }
    }
    assertThat(holders).isEqualTo(HOLDERS);
    assertThat(groups).isEqualTo(Role.OFFICERS.stream().map(Enum::name).collect(Collectors.toSet()));
  }

  private static Set<String> beansOf(String model) {
    Set<String> beans = new TreeSet<>();
    Matcher delegates = Pattern.compile("delegateExpression=\"([^\"]+)\"").matcher(model);
    while (delegates.find()) {
      Matcher bean = BEAN.matcher(delegates.group(1));
      assertThat(bean.matches()).as(delegates.group(1)).isTrue();
      beans.add(bean.group(1));
    }
    return beans;
  }

  private static Set<String> beans() {
    return HOUSE.stream().filter(type -> type.isAnnotatedWith(ModelBean.class)).map(type -> type.getAnnotationOfType(ModelBean.class).value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The string constants of the house. */
  private static Set<String> constants(java.util.function.Predicate<String> wanted) {
    return HOUSE.stream().flatMap(type -> type.getFields().stream()).filter(field -> field.getRawType().isEquivalentTo(String.class))
        .map(JavaField::reflect).filter(field -> java.lang.reflect.Modifier.isStatic(field.getModifiers())).map(field -> {
          try {
            field.setAccessible(true);
            return (String) field.get(null);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }).filter(java.util.Objects::nonNull).filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void documented(BaseElement element) {
    assertThat(element.getDocumentations()).as("documentation of " + element.getId()).isNotEmpty();
    assertThat(element.getDocumentations().iterator().next().getTextContent()).as(element.getId()).hasSizeGreaterThan(20);
  }

  private static Properties messages(String suffix) throws IOException {
    Properties all = new Properties();
    for (Path file : files(Path.of("src/main/resources/messages"), ".properties")) {
      if (file.toString().endsWith("_fr.properties") == suffix.equals("_fr")) {
        try (var reader = Files.newBufferedReader(file)) {
          all.load(reader);
        }
      }
    }
    return all;
  }

  private static <T extends ModelElementInstance> List<T> within(BaseElement element, Class<T> type) {
    return element.getExtensionElements() == null ? List.of()
        : descendants(element.getExtensionElements(), type).toList();
  }

  private static <T extends ModelElementInstance> Stream<T> descendants(ModelElementInstance element, Class<T> type) {
    var modelType = element.getModelInstance().getModel().getType(type);
    Collection<ModelElementInstance> found = element.getModelInstance().getModelElementsByType(modelType);
    return found.stream().filter(candidate -> isBelow(candidate, element)).map(type::cast);
  }

  private static boolean isBelow(ModelElementInstance candidate, ModelElementInstance ancestor) {
    for (ModelElementInstance at = candidate; at != null; at = at.getParentElement()) {
      if (at.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private static <T extends ModelElementInstance> List<T> all(BpmnModelInstance model, Class<T> type) {
    return List.copyOf(model.getModelElementsByType(type));
  }

  private static BpmnModelInstance read(Path file) {
    return Bpmn.readModelFromFile(file.toFile());
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
