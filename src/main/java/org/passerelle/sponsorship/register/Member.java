package org.passerelle.sponsorship.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who makes up a group that sponsors, or answers for an organization. For the sponsor's own people and those who keep the register.
 *
 * @param number   by which the change log calls the member, so that no name stands there
 * @param declared the last word on each bar; a bar that is missing was never declared
 * @param lastDay  null while a member
 */
public record Member(UUID id, UUID sponsorId, int number, Facts facts, Map<Bar, Declaration> declared, LocalDate fromDay, @Nullable LocalDate lastDay) {

  /** Standings in Canada with which a person may sponsor. */
  public static final List<String> STATUSES = List.of("citizen", "permanentResident", "registeredIndian", "other");

  private static final String NO_STANDING = "other";

  /**
   * What is kept of a member.
   *
   * @param role             what the member does in the group
   * @param spokesperson     whether the group speaks through this member; one does
   * @param status           one of {@link #STATUSES}
   * @param livesInCommunity whether the member lives where the family would; in Québec, in Québec
   * @param householdPersons how many live in the member's own household, by which its own needs are reckoned; null when nobody asked
   */
  public record Facts(String name, @Nullable String role, boolean spokesperson, String status, boolean adult, boolean livesInCommunity,
      @Nullable Integer householdPersons) {
  }

  /**
   * What a member says of a bar.
   *
   * @param clear       whether it does not stand
   * @param confirmedBy who confirmed it; null while nobody has
   */
  public record Declaration(boolean clear, LocalDate declaredOn, @Nullable String confirmedBy) {
  }

  public boolean on(LocalDate day) {
    return !fromDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
  }

  /** Whether the member counts towards the number that a group needs. */
  public boolean counts() {
    return facts.adult() && facts.livesInCommunity() && !NO_STANDING.equals(facts.status());
  }

  /** The bars that stand against the member, by its own word or another's. */
  public List<Bar> barred() {
    return declared.entrySet().stream().filter(each -> !each.getValue().clear()).map(Map.Entry::getKey).sorted().toList();
  }

  /** The bars of which the member has said nothing. */
  public List<Bar> undeclared() {
    return java.util.Arrays.stream(Bar.values()).filter(bar -> !declared.containsKey(bar)).toList();
  }
}
