package org.passerelle.partner;

import java.util.UUID;

/** An organization was suspended on the register: part of that change, so that whoever cannot follow undoes it. */
public record OrganizationSuspended(UUID organizationId) {
}
