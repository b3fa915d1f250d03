package org.passerelle.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Holds {@link CoversModel}: what the engine passed while the class ran is compared with the model. */
class ModelCoverage implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    collector(context).begin(context.getRequiredTestClass().getName());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    String key = context.getRequiredTestClass().getAnnotation(CoversModel.class).value();
    Recorder recorder = collector(context);
    Suite suite = recorder.end(context.getRequiredTestClass().getName());
    Set<String> passed = suite.getEventsDistinct(key).stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
    BpmnModelInstance model = Bpmn.readModelFromStream(ModelCoverage.class.getResourceAsStream("/processes/" + key + ".bpmn"));
    TreeSet<String> missed = Stream.concat(model.getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId),
        model.getModelElementsByType(SequenceFlow.class).stream().map(SequenceFlow::getId)).filter(id -> !passed.contains(id))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missed).as("elements of " + key + " that no test passes").isEmpty();
  }

  private static Recorder collector(ExtensionContext context) {
    return SpringExtension.getApplicationContext(context).getBean(Recorder.class);
  }

  /** Listens to the engine of the shared context. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Recording {

    @Bean
    AbstractProcessEnginePlugin coverage() {
      return new AbstractProcessEnginePlugin() {
        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
          ProcessCoverageConfigurator.initializeProcessCoverageExtensions(engine);
        }
      };
    }

    @Bean
    @Lazy(false)
    Recorder recorder(ProcessEngine engine) {
      return new Recorder(engine);
    }
  }

  /** What the engine passed, by test class. */
  static final class Recorder {

    private static final String OTHERS = "others";

    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());

    Recorder(ProcessEngine engine) {
      begin(OTHERS);
      new ProcessEngineAdapter(engine, collector).initializeListeners();
    }

    void begin(String name) {
      if (!collector.getSuites().containsKey(name)) {
        collector.createSuite(new Suite(name, name));
        collector.createRun(new Run(name, name), name);
      }
      collector.activateSuite(name);
      collector.activateRun(name);
    }

    Suite end(String name) {
      begin(OTHERS);
      return collector.getSuites().get(name);
    }

  }
}
