/**
 * Where {@code arrival-calendar.dmn} meets this room. No rule lives here.
 */
@NullMarked
package org.passerelle.handoff.calendar.process;

import org.jspecify.annotations.NullMarked;
