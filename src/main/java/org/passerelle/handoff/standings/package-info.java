/**
 * How the year's arrivals stand: announced, landed, late, searched for.
 */
@NullMarked
package org.passerelle.handoff.standings;

import org.jspecify.annotations.NullMarked;
