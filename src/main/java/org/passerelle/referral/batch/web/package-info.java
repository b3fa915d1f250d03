/**
 * The API of batches for partners' programs.
 */
@NullMarked
package org.passerelle.referral.batch.web;

import org.jspecify.annotations.NullMarked;
