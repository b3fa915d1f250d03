package org.passerelle.handoff;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The family as those who receive it read it: who comes and which languages they speak. Nothing of why they fled, nothing of their papers. What
 * the reader's agreement does not list is null.
 *
 * @param languages ISO 639 codes
 */
public record Family(@Nullable List<Member> members, @Nullable List<String> languages) {

  private static final Set<DisclosedField> OF_MEMBERS = EnumSet.of(DisclosedField.names, DisclosedField.nameInScript, DisclosedField.relation,
      DisclosedField.birth, DisclosedField.sex);

  /** The same with nothing in it but what may be told; null when that is nothing. */
  @Nullable Family only(Allowed allowed) {
    List<Member> told = members == null || OF_MEMBERS.stream().noneMatch(allowed::may) ? null
        : members.stream().map(member -> member.only(allowed)).toList();
    List<String> spoken = allowed.only(DisclosedField.languages, languages);
    return told == null && spoken == null ? null : new Family(told, spoken);
  }

  /**
   * Someone who travels.
   *
   * @param relation to the principal applicant
   * @param birth    as it was given: a day, a month, a year
   */
  public record Member(@Nullable String name, @Nullable String nameInScript, @Nullable String relation, @Nullable String birth,
      @Nullable String sex) {

    private Member only(Allowed allowed) {
      return new Member(allowed.only(DisclosedField.names, name), allowed.only(DisclosedField.nameInScript, nameInScript),
          allowed.only(DisclosedField.relation, relation), allowed.only(DisclosedField.birth, birth), allowed.only(DisclosedField.sex, sex));
    }
  }
}
