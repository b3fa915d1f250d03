package org.passerelle.support;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.sponsorship.FiledUndertaking;
import org.passerelle.sponsorship.FilingCondition;
import org.passerelle.sponsorship.Limit.Refusal;

/** A condition for filing with Québec that a test lets fail for one sponsor. */
public class FilingSwitch implements FilingCondition {

  private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

  /** From now on that sponsor cannot file. */
  public void refuse(UUID sponsorId) {
    refused.add(sponsorId);
  }

  /** From now on it can. */
  public void allow(UUID sponsorId) {
    refused.remove(sponsorId);
  }

  @Override
  public List<Refusal> missing(FiledUndertaking undertaking) {
    return refused.contains(undertaking.sponsorId()) ? List.of(Refusal.of("suspended")) : List.of();
  }
}
