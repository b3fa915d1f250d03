/**
 * Who could go where, so that the whole gains most: plans with a proven bound, prices of places, what families still to come would gain,
 * families' own wishes, and the reasons. Plain arithmetic over numbered families and places; it knows no person, no table and no engine.
 */
@NullMarked
package org.passerelle.sponsorship.optimizer;

import org.jspecify.annotations.NullMarked;
