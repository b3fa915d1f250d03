/**
 * Destination or Québec's selection, notice of arrival, receipt, arrival, reception.
 */
@NullMarked
package org.passerelle.handoff;

import org.jspecify.annotations.NullMarked;
