/**
 * The API of this room for outside parties.
 */
@NullMarked
package org.passerelle.referral.web;

import org.jspecify.annotations.NullMarked;
