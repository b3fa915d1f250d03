/**
 * Asks the analysts' table of points.
 */
@NullMarked
package org.passerelle.handoff.destining.process;

import org.jspecify.annotations.NullMarked;
