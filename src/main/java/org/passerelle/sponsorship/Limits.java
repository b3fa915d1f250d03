package org.passerelle.sponsorship;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.Limit.Judge;
import org.passerelle.sponsorship.Limit.Refusal;
import org.springframework.stereotype.Component;

/** All limits together, as of today. */
@Component
public class Limits {

  private final List<Limit> limits;
  private final Today today;

  Limits(List<Limit> limits, Today today) {
    this.limits = limits;
    this.today = today;
  }

  /** Judges any pair of these by every limit; a pair that breaks none is allowed. */
  public Judge judge(List<Sponsor> sponsors, List<FamilyToPlace> families) {
    List<Judge> judges = limits.stream().map(limit -> limit.judge(sponsors, families, today.get())).toList();
    return (sponsor, family) -> {
      List<Refusal> refusals = new ArrayList<>();
      judges.forEach(judge -> refusals.addAll(judge.against(sponsor, family)));
      return refusals;
    };
  }

  /** Why this sponsor cannot take this family; none when nothing stands against it. */
  public List<Refusal> against(Sponsor sponsor, FamilyToPlace family) {
    return judge(List.of(sponsor), List.of(family)).against(sponsor, family);
  }
}
