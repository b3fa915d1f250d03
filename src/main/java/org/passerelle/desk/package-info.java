/**
 * What staff see beside Camunda: the case file, the clock, the outbox.
 */
@NullMarked
package org.passerelle.desk;

import org.jspecify.annotations.NullMarked;
