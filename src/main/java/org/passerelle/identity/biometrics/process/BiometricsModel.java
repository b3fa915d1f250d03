package org.passerelle.identity.biometrics.process;

/** Names in {@code biometrics.bpmn}. */
public final class BiometricsModel {

  public static final String PROCESS = "biometrics";

  static final String RECORD_BIOMETRICS = "userTask_recordBiometrics";

  /** {@code owed}, {@code clear} or {@code adverse}. */
  static final String OUTCOME = "biometricsOutcome";

  private BiometricsModel() {
  }
}
