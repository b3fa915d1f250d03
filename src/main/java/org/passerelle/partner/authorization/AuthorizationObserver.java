package org.passerelle.partner.authorization;

import java.util.UUID;

/**
 * Is told, within the transaction that writes it down, that work can no longer go on under an authorization or exception. When an observer
 * fails, the end is not written: a suspension, revocation or removal is undone, an expiry is told again.
 */
public interface AuthorizationObserver {

  void ended(UUID authorizationId, Ending ending);
}
