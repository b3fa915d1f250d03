/**
 * When a family may arrive: Québec's calendar, ten working days between notice and arrival, the certificate's expiry.
 */
@NullMarked
package org.passerelle.handoff.calendar;

import org.jspecify.annotations.NullMarked;
