package org.passerelle.partner;

import java.util.UUID;

/**
 * Is told, within the transaction that makes the change, that an organization, a principal or a payee of it was entered, or that something
 * about one was changed by which they are looked for on lists. An end is not told: who is left was screened.
 */
public interface PartiesObserver {

  void changed(UUID organizationId);
}
