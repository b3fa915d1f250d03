/**
 * What outside parties see: partner, verifier, sponsor, province.
 */
@NullMarked
package org.passerelle.portal;

import org.jspecify.annotations.NullMarked;
