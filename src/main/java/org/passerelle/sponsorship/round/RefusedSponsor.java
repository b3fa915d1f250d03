package org.passerelle.sponsorship.round;

import java.util.List;
import org.passerelle.sponsorship.Limit.Refusal;

/**
 * A sponsor of a round that limits rule out for a family.
 *
 * @param position by which the family's row names it
 * @param refusals what the limits say, at least one
 */
public record RefusedSponsor(int position, List<Refusal> refusals) {
}
