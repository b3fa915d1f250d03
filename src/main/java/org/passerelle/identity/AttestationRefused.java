package org.passerelle.identity;

import java.util.List;
import org.passerelle.identity.AttestationRules.Flaw;

/** An attestation was not taken in; nothing of it is kept. */
public final class AttestationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Flaw> flaws;

  AttestationRefused(List<Flaw> flaws) {
    super(flaws.size() + " flaws");
    this.flaws = List.copyOf(flaws);
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
