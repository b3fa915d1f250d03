/**
 * Where the models meet this room: delegates, listeners and the officers' decisions. No rule lives here.
 */
@NullMarked
package org.passerelle.screening.process;

import org.jspecify.annotations.NullMarked;
