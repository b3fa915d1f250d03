/**
 * The organizations that work with us: referral partners, verification NGOs, sponsors, provinces.
 */
@NullMarked
package org.passerelle.partner;

import org.jspecify.annotations.NullMarked;
