package org.passerelle.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console, without a stack trace, why PostgreSQL does not start. */
final class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, StoreException cannotStart) {
    return cannotStart instanceof StoreInUseException ? null : new FailureAnalysis(cannotStart.getMessage(),
        "Correct the cause above and start again; no data has been lost. To use a PostgreSQL of your own, set "
            + EmbeddedStoreConfiguration.OTHER_DATABASE + ".", cannotStart);
  }
}
