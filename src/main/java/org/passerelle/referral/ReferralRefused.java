package org.passerelle.referral;

import java.util.List;

/** A submission that is not in form or breaks a rule. Nothing of it is kept. */
public final class ReferralRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ReferralRefused(List<Finding> findings) {
    super(findings.size() + " findings");
    this.findings = findings;
  }

  /** Everything there is to say about it, remarks too. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether it could not even be read as a referral, as against a referral that breaks a rule. */
  public boolean outOfForm() {
    return findings.stream().anyMatch(finding -> finding.code() == null);
  }
}
