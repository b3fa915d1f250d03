/**
 * The register of sponsors: who they are, what they can carry and for whom they would, who vetted them, and what of an allocation is left.
 */
@NullMarked
package org.passerelle.sponsorship.register;

import org.jspecify.annotations.NullMarked;
