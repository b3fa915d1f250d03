package org.passerelle.identity;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read on a family's identity. */
@Service
public class IdentityFile {

  private final VerificationRequests requests;
  private final DecisionsOnIdentity decisions;

  IdentityFile(VerificationRequests requests, DecisionsOnIdentity decisions) {
    this.requests = requests;
    this.decisions = decisions;
  }

  @Transactional(readOnly = true)
  public IdentityRecord of(UUID caseId) {
    return new IdentityRecord(requests.ofCase(caseId), decisions.ofCase(caseId));
  }
}
