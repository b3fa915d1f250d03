package org.passerelle.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on the console, without a stack trace, that a first copy of Passerelle runs already. */
final class StoreInUseFailureAnalyzer extends AbstractFailureAnalyzer<StoreInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, StoreInUseException inUse) {
    return new FailureAnalysis(inUse.getMessage(), "Stop that copy first, or give this one a directory of its own with "
        + EmbeddedStoreConfiguration.DIRECTORY + ".", inUse);
  }
}
