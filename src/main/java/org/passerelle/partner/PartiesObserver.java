package org.passerelle.partner;

import java.util.UUID;

/**
 * Is told, within the transaction that makes the change, that an organization, a principal or a payee of it was entered or ended, or that
 * something about one was changed by which they are looked for on lists.
 */
public interface PartiesObserver {

  void changed(UUID organizationId);
}
