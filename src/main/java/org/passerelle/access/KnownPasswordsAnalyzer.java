package org.passerelle.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the application did not start, instead of a stack trace. */
class KnownPasswordsAnalyzer extends AbstractFailureAnalyzer<KnownPasswords.Found> {

  @Override
  protected FailureAnalysis analyze(Throwable root, KnownPasswords.Found found) {
    String list = String.join("\n  ", found.faults());
    return found.local()
        ? new FailureAnalysis("The local profile has passwords that everyone knows, so it may be reached from this machine only:\n  " + list,
            "Leave server.address at 127.0.0.1, or run another profile with people and passwords of your own.", found)
        : new FailureAnalysis("Outside the local profile no known password may be in use:\n  " + list,
            "Give each of them a new password, or disable it, and start again.", found);
  }
}
