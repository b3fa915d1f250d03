package org.passerelle.sponsorship.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.eligibility.EligibilityCodes.Clearance;
import org.passerelle.sponsorship.eligibility.EligibilityCodes.VettingState;
import org.passerelle.sponsorship.eligibility.Means.MemberMeans;
import org.passerelle.sponsorship.register.Funds;
import org.passerelle.sponsorship.register.Member;
import org.passerelle.sponsorship.register.SponsorFacts;
import org.passerelle.sponsorship.register.Vetting;

/**
 * What the register says of a sponsor on a day, as far as rules ask.
 *
 * @param planC   whether its agreement, or its holder's, says that it shows the settlement cost table
 * @param answers for which families it answers
 */
record SponsorStanding(LocalDate day, SponsorFacts.Facts facts, List<Member> members, @Nullable Vetting vetting, Means means, boolean planC,
    List<Answered> answers) {

  /** A family that a sponsor answers for; its case tells it from the one that is judged. */
  record Answered(UUID caseId, FinancialCapacity.Dependants family) {
  }

  static SponsorStanding of(LocalDate day, SponsorFacts.Facts facts, List<Member> everyone, @Nullable Vetting vetting, List<Funds> funds, boolean planC,
      List<Answered> answers) {
    List<Member> members = everyone.stream().filter(member -> member.on(day)).toList();
    return new SponsorStanding(day, facts, members, vetting, means(members, funds.stream().filter(shown -> shown.on(day)).toList()), planC, answers);
  }

  /** Whether it answers for the family of that case already. */
  boolean answersFor(UUID caseId) {
    return answers.stream().anyMatch(answered -> answered.caseId().equals(caseId));
  }

  int membersWhoCount() {
    return (int) Math.min(EligibilityCodes.MOST_MEMBERS, members.stream().filter(Member::counts).count());
  }

  Clearance clearance() {
    if (members.stream().anyMatch(member -> !member.barred().isEmpty())) {
      return Clearance.barred;
    }
    return members.stream().anyMatch(member -> !member.undeclared().isEmpty()) ? Clearance.undeclared : Clearance.clear;
  }

  int yearsActive() {
    LocalDate since = facts.activeSince();
    return since == null || since.isAfter(day) ? 0 : (int) Math.min(EligibilityCodes.MOST_YEARS, ChronoUnit.YEARS.between(since, day));
  }

  VettingState vettingState() {
    if (vetting == null) {
      return VettingState.never;
    }
    return vetting.clears(day) ? VettingState.cleared : Vetting.CLEARED.equals(vetting.outcome()) ? VettingState.lapsed : VettingState.refused;
  }

  String category() {
    return Objects.requireNonNullElse(facts.category(), EligibilityCodes.NO_CATEGORY);
  }

  private static Means means(List<Member> members, List<Funds> funds) {
    Map<InKind, Integer> goods = new EnumMap<>(InKind.class);
    for (InKind item : InKind.values()) {
      goods.put(item, sum(funds.stream().filter(shown -> item.name().equals(shown.item())).toList()));
    }
    List<Funds> pledges = funds.stream().filter(shown -> Funds.INCOME_PLEDGE.equals(shown.kind())).toList();
    List<MemberMeans> own = members.stream().map(member -> new MemberMeans(member.facts().householdPersons(),
        sum(pledges.stream().filter(pledge -> member.id().equals(pledge.memberId())).toList()))).toList();
    int account = sum(funds.stream().filter(shown -> RuleTables.Proof.bankAccount.name().equals(shown.kind())).toList());
    return new Means(account, sum(pledges), goods, own);
  }

  private static int sum(List<Funds> funds) {
    return funds.stream().map(Funds::amount).reduce(BigDecimal.ZERO, BigDecimal::add).min(BigDecimal.valueOf(Integer.MAX_VALUE / 2)).intValue();
  }
}
