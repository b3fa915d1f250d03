/**
 * Submission, completeness, priority, the officer's review.
 */
@NullMarked
package org.passerelle.referral;

import org.jspecify.annotations.NullMarked;
