package org.passerelle.partner.authorization;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who watch that work can no longer go on under an authorization. */
@Component
class AuthorizationEnded {

  private final ObjectProvider<AuthorizationObserver> observers;

  AuthorizationEnded(ObjectProvider<AuthorizationObserver> observers) {
    this.observers = observers;
  }

  /** Part of the change: when an observer fails, the change is undone. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(UUID authorizationId, Ending ending) {
    observers.forEach(observer -> observer.ended(authorizationId, ending));
  }
}
