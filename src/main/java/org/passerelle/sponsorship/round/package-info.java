/**
 * Matching rounds: who waits, who could take them, the plan that is worth most under the policy, the officer's review, and the holds that follow.
 */
@NullMarked
package org.passerelle.sponsorship.round;

import org.jspecify.annotations.NullMarked;
