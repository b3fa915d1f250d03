/**
 * DestinationRequests to match a destination: what a family asks for, the cities weighed for all who wait at once against the year's plan, and what an officer chose.
 */
@NullMarked
package org.passerelle.handoff.destining;

import org.jspecify.annotations.NullMarked;
