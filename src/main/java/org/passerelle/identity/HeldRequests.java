package org.passerelle.identity;

import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.springframework.stereotype.Component;

/** The open request to an NGO, which a case that stops takes back. */
@Component
class HeldRequests implements HeldByCase {

  private final IdentityVerification verification;

  HeldRequests(IdentityVerification verification) {
    this.verification = verification;
  }

  @Override
  public void release(CaseFile file) {
    verification.withdraw(file.id());
  }
}
