/**
 * Who on file resembles somebody on a list: screening, hits, and what officers decide about them.
 */
@NullMarked
package org.passerelle.screening.watchlist.hit;

import org.jspecify.annotations.NullMarked;
