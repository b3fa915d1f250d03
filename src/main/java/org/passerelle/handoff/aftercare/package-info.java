/**
 * Arrival and after: what a family is owed in its first months, Québec's health teams, arrivals nobody announced, the search for a family
 * that did not come, the one-year window for those left behind.
 */
@NullMarked
package org.passerelle.handoff.aftercare;

import org.jspecify.annotations.NullMarked;
