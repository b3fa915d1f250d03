/**
 * Is this person already here? Search keys, comparison, and the suspicions an officer decides.
 */
@NullMarked
package org.passerelle.screening.duplicate;

import org.jspecify.annotations.NullMarked;
