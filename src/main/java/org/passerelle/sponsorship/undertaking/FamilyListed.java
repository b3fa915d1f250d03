package org.passerelle.sponsorship.undertaking;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The family as it stands on an undertaking: every member is listed there, also who does not travel (IMM 5373). Nothing of their story, births or papers.
 *
 * @param shown   whether its members may be named: the family consents to being shown to sponsors
 * @param members named only when they may be
 * @param persons how many travel
 */
public record FamilyListed(boolean shown, List<Member> members, int persons) {

  /**
   * A member of the family.
   *
   * @param relation to the principal applicant
   */
  public record Member(UUID id, String name, @Nullable String nameInScript, String relation, boolean accompanying) {
  }
}
