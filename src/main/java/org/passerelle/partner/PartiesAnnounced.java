package org.passerelle.partner;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who watch that there is somebody to screen. */
@Component
public class PartiesAnnounced {

  private final ObjectProvider<PartiesObserver> observers;

  PartiesAnnounced(ObjectProvider<PartiesObserver> observers) {
    this.observers = observers;
  }

  /** Part of the change: when an observer fails, the change is undone. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(UUID organizationId) {
    observers.forEach(observer -> observer.changed(organizationId));
  }
}
