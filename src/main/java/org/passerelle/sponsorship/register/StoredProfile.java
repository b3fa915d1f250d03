package org.passerelle.sponsorship.register;

import java.util.UUID;
import org.passerelle.sponsorship.Room;

/**
 * A profile as it is on file.
 *
 * @param taken   how much of the room is proposed, held or taken
 * @param version counts every change of anything about the organization; a change names the one it started from
 */
public record StoredProfile(UUID sponsorId, Profile profile, Room taken, int version) {
}
