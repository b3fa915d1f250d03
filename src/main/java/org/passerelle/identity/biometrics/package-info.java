/**
 * Biometrics that a family's members give in a third country. An NGO's word never replaces them.
 */
@NullMarked
package org.passerelle.identity.biometrics;

import org.jspecify.annotations.NullMarked;
