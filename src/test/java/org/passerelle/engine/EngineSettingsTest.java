package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine's defaults leave open stays shut. */
class EngineSettingsTest extends IntegrationTest {

  @Autowired
  private ProcessEngineConfigurationImpl engine;

  @Autowired
  private CamundaBpmProperties properties;

  @Autowired
  private IdentityService identities;

  @Autowired
  private RuntimeService runtime;

  @Test
  void nothingIsOpenThatTheEngineLeavesOpen() {
    assertThat(engine.isAuthorizationEnabled()).isTrue();
    assertThat(engine.isEnforceSpecificVariablePermission()).isTrue();
    assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(engine.isEnableExpressionsInStoredQueries()).isFalse();
    assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(engine.isEnableScriptEngineLoadExternalResources()).isFalse();
    assertThat(identities.isReadOnly()).as("no user can be made in the engine, a first administrator least of all").isTrue();
    assertThat(properties.getWebapp().getAuth().getCache().getTimeToLive()).isLessThanOrEqualTo(10_000);
  }

  @Test
  void severalNodesShareTheJobsWithoutStandingInEachOthersWay() {
    assertThat(properties.getJobExecution().getLockTimeInMillis()).isEqualTo(60_000);
    assertThat(properties.getJobExecution().getMaxWait()).isEqualTo(5_000);
    assertThat(properties.getJobExecution().getBackoffTimeInMillis()).isEqualTo(25);
    assertThat(properties.getJobExecution().getMaxBackoff()).isEqualTo(400);
    assertThat(engine.getFailedJobRetryTimeCycle()).isEqualTo("R3/PT1M");
  }

  @Test
  void nobodyCanAskForEverything() {
    assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(2_000);
    officers.signIn("supervisor");
    assertThatThrownBy(() -> runtime.createProcessInstanceQuery().list()).isInstanceOf(BadUserRequestException.class);
    assertThatThrownBy(() -> runtime.createProcessInstanceQuery().listPage(0, 2_001)).isInstanceOf(BadUserRequestException.class);
    runtime.createProcessInstanceQuery().listPage(0, 2_000);
  }

  @Test
  void noScriptLanguageIsOnTheClassPath() {
    assertThat(new ScriptEngineManager().getEngineFactories()).allMatch(factory -> factory.getClass().getName().startsWith("org.camunda."));
    assertThat(new ScriptEngineManager().getEngineByName("javascript")).isNull();
    assertThat(new ScriptEngineManager().getEngineByName("groovy")).isNull();
  }
}
