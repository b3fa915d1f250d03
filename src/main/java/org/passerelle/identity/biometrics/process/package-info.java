/**
 * Where the model of biometrics meets this room. No rule lives here.
 */
@NullMarked
package org.passerelle.identity.biometrics.process;

import org.jspecify.annotations.NullMarked;
