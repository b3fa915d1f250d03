/**
 * Whether an NGO may lawfully and safely be asked to confirm an identity.
 */
@NullMarked
package org.passerelle.identity.gate;

import org.jspecify.annotations.NullMarked;
