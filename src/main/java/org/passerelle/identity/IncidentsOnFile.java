package org.passerelle.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of the incidents that NGOs reported on a family. */
@Service
public class IncidentsOnFile {

  private final Incidents incidents;

  IncidentsOnFile(Incidents incidents) {
    this.incidents = incidents;
  }

  /** In the order in which they were reported. */
  @Transactional(readOnly = true)
  public List<Incident> of(UUID caseId) {
    return incidents.ofCase(caseId);
  }
}
