/**
 * Sponsorships that break down within their year: the family's safety first, then new care.
 */
@NullMarked
package org.passerelle.sponsorship.breakdown;

import org.jspecify.annotations.NullMarked;
