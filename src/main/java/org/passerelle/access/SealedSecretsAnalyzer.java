package org.passerelle.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words that the key for encrypted secrets is missing or wrong, instead of a stack trace. */
class SealedSecretsAnalyzer extends AbstractFailureAnalyzer<SealedSecrets.Unusable> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SealedSecrets.Unusable unusable) {
    return new FailureAnalysis("The key for what is encrypted in the database cannot be used: " + unusable.getMessage() + ".",
        "Set " + SealedSecrets.KEY + " to at least 32 random characters and keep it as you keep the database's password; if it was set before, "
            + "bring the same one back (with the embedded store: the file secret.key of its directory).", unusable);
  }
}
