/**
 * Where the model of payments meets this room. No rule lives here.
 */
@NullMarked
package org.passerelle.identity.payment.process;

import org.jspecify.annotations.NullMarked;
