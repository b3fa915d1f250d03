package org.passerelle.sponsorship.round;

import java.util.List;

/**
 * How many sponsors one limit rules out for a family.
 *
 * @param limit   code of the limit, in words {@code limit.<code>}
 * @param details figures for the words, of the sponsor that comes closest in the list
 */
public record ShutOut(String limit, int sponsors, List<String> details) {
}
