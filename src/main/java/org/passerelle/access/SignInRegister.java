package org.passerelle.access;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down who signed in and who was refused, and tells the rooms that prepare a person's place. */
@Component
class SignInRegister {

  /** What stands for a name that nobody has: what was typed there may be a password. */
  private static final String UNKNOWN = "unknown";

  private final Accounts accounts;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  SignInRegister(Accounts accounts, Audit audit, ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.audit = audit;
    this.events = events;
  }

  void signedIn(SignedIn person) {
    events.publishEvent(new PersonSignedIn(person));
    audit.record(person.username(), "signIn", person.username(), null);
  }

  void refused(String name) {
    String known = accounts.person(name).map(SignedIn::username).orElse(UNKNOWN);
    audit.record(known, "signInRefused", known, null);
  }
}
