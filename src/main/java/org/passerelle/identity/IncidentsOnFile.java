package org.passerelle.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff read of the incidents that NGOs reported on a family. */
@Service
public class IncidentsOnFile {

  private final Incidents incidents;
  private final RequestSteps steps;

  IncidentsOnFile(Incidents incidents, RequestSteps steps) {
    this.incidents = incidents;
    this.steps = steps;
  }

  /** In the order in which they were reported. */
  @Transactional(readOnly = true)
  public List<Incident> of(UUID caseId) {
    return incidents.ofCase(caseId);
  }

  /** What came between the case's requests and their attestations, by request: held, given back. */
  @Transactional(readOnly = true)
  public Map<UUID, Detour> detours(UUID caseId) {
    return steps.ofCase(caseId);
  }
}
