package org.passerelle.identity.biometrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.passerelle.identity.Attestation.Outcome;
import org.passerelle.identity.reconciliation.FactKind;
import org.passerelle.identity.reconciliation.FurtherEvidence;
import org.passerelle.identity.reconciliation.Origin;
import org.passerelle.identity.reconciliation.Source;
import org.passerelle.identity.reconciliation.Version;
import org.springframework.stereotype.Component;

/** What the comparison of biometrics said, among the evidence of an identity: of each person the last, because a mistake is mended by a further row. */
@Component
class BiometricsEvidence implements FurtherEvidence {

  private static final String SOURCE = "biometrics";
  private static final Origin DEPARTMENT = new Origin("department", "The department", "Le ministère");

  private final BiometricsRegister register;

  BiometricsEvidence(BiometricsRegister register) {
    this.register = register;
  }

  @Override
  public List<Version> of(UUID caseId) {
    Map<UUID, Biometrics> last = new LinkedHashMap<>();
    register.of(caseId).forEach(each -> last.put(each.personId(), each));
    return last.values().stream().map(BiometricsEvidence::version).toList();
  }

  private static Version version(Biometrics given) {
    return Version.found(FactKind.biometrics, given.personId(), given.result().name(), Source.said(SOURCE, DEPARTMENT, given.givenOn()),
        outcome(given.result()), "biometrics." + given.result(), "");
  }

  private static Outcome outcome(Biometrics.Result result) {
    return switch (result) {
      case noMatch -> Outcome.notKnown;
      case sameIdentity -> Outcome.borneOut;
      case otherIdentity -> Outcome.contradicted;
    };
  }
}
