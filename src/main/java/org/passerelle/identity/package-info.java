/**
 * Verification requests to NGOs, attestations, the officer's decision on identity.
 */
@NullMarked
package org.passerelle.identity;

import org.jspecify.annotations.NullMarked;
