package org.passerelle.sponsorship.process;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.eligibility.EligibilityCodes;
import org.passerelle.sponsorship.eligibility.RuleTables;
import org.springframework.stereotype.Component;

/** Asks the decision tables about sponsors, in the version that is in force, whoever is signed in: nobody judges a sponsor by their own rights. */
@Component
class SponsorRuleTables implements RuleTables {

  static final String ELIGIBILITY = "sponsor-eligibility";
  static final String CAPACITY = "financial-capacity";
  static final String PROOF = "accepted-proof";

  private final DecisionService decisions;
  private final ProcessEngineConfigurationImpl engine;

  SponsorRuleTables(DecisionService decisions, ProcessEngineConfigurationImpl engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  @Override
  public List<String> reasons(EligibilityCodes codes) {
    return ask(ELIGIBILITY, Map.ofEntries(Map.entry("kind", codes.kind().name()), Map.entry("stream", codes.stream().name()),
        Map.entry("region", codes.inQuebec() ? "quebec" : "elsewhere"), Map.entry("intake", codes.paused() ? "paused" : "open"),
        Map.entry("recognized", codes.recognized()), Map.entry("onRegister", codes.onRegister()), Map.entry("members", codes.members()),
        Map.entry("clearance", codes.clearance().name()), Map.entry("yearsActive", codes.yearsActive()), Map.entry("charity", codes.charity()),
        Map.entry("vetting", codes.vetting().name()), Map.entry("category", codes.category())))
        .<String>collectEntries("reason").stream().distinct().toList();
  }

  @Override
  public Asked asked(SponsorKind kind, Stream stream, boolean planC) {
    return Asked.valueOf(ask(CAPACITY, Map.of("kind", kind.name(), "stream", stream.name(), "planC", planC)).getSingleEntry());
  }

  @Override
  public Counting counts(Asked asked, Proof proof) {
    return Counting.valueOf(ask(PROOF, Map.of("asked", asked.name(), "proof", proof.name())).getSingleEntry());
  }

  private DmnDecisionTableResult ask(String table, Map<String, Object> codes) {
    Supplier<DmnDecisionTableResult> answer = () -> decisions.evaluateDecisionTableByKey(table, codes);
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(answer::get));
  }
}
