/**
 * Sponsors, proposals, holds: who takes charge of the family.
 */
@NullMarked
package org.passerelle.sponsorship;

import org.jspecify.annotations.NullMarked;
