package org.passerelle.handoff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The family as those who receive it read it: who comes and which languages they speak. Nothing of why they fled, nothing of their papers.
 *
 * @param languages ISO 639 codes
 */
public record Family(List<Member> members, List<String> languages) {

  /**
   * Someone who travels.
   *
   * @param relation to the principal applicant
   * @param birth    as it was given: a day, a month, a year
   */
  public record Member(String name, @Nullable String nameInScript, String relation, String birth, String sex) {
  }
}
