/**
 * Files of many referrals: taken in whole, worked through row by row, each row answered.
 */
@NullMarked
package org.passerelle.referral.batch;

import org.jspecify.annotations.NullMarked;
