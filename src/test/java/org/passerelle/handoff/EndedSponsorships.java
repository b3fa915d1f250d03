package org.passerelle.handoff;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.SponsorshipEnd;
import org.springframework.stereotype.Component;

/** Remembers whose sponsorship was ended. */
@Component
class EndedSponsorships implements SponsorshipEnd {

  private final Set<UUID> ended = ConcurrentHashMap.newKeySet();

  @Override
  public void end(CaseFile file) {
    ended.add(file.id());
  }

  boolean contains(CaseFile file) {
    return ended.contains(file.id());
  }
}
