/**
 * Lists as their publishers write them: readers, editions, and how one edition differs from the one before.
 */
@NullMarked
package org.passerelle.screening.watchlist.edition;

import org.jspecify.annotations.NullMarked;
