/**
 * The case itself: its people, what happened, and the clock that says who holds the file at each moment.
 */
@NullMarked
package org.passerelle.casefile;

import org.jspecify.annotations.NullMarked;
