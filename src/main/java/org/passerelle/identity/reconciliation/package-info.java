/**
 * What every source says of each claimed fact, side by side: how strong each is, where they agree and where they do not, and what is known to
 * point at fraud. Nothing is averaged away and nothing is decided here.
 */
@NullMarked
package org.passerelle.identity.reconciliation;

import org.jspecify.annotations.NullMarked;
