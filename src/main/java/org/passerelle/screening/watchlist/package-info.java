/**
 * Is this person, or this organization, on a list? Lists and their editions, the search, and the hits an officer decides.
 */
@NullMarked
package org.passerelle.screening.watchlist;

import org.jspecify.annotations.NullMarked;
