package org.passerelle.identity;

import java.util.List;
import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.CaseProcesses;
import org.passerelle.identity.AuthorizedRequests.Stopped;
import org.passerelle.identity.process.IdentityModel;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.OrganizationSuspended;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.authorization.AuthorizationObserver;
import org.passerelle.partner.authorization.Ending;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops at once what an NGO may no longer do: when the authorization or exception it works under ends, and when it is suspended. The NGO is
 * told, the supervisors are, and the case goes to a compliance officer, all or nothing with what ended it. A case that waits elsewhere is stopped
 * all the same.
 */
@Service
class UnlawfulRequests implements AuthorizationObserver {

  private final AuthorizedRequests requests;
  private final CaseProcesses processes;
  private final Correspondence correspondence;
  private final Supervisors supervisors;
  private final Organizations organizations;
  private final Timeline timeline;
  private final Audit audit;

  UnlawfulRequests(AuthorizedRequests requests, CaseProcesses processes, Correspondence correspondence, Supervisors supervisors,
      Organizations organizations, Timeline timeline, Audit audit) {
    this.requests = requests;
    this.processes = processes;
    this.correspondence = correspondence;
    this.supervisors = supervisors;
    this.organizations = organizations;
    this.timeline = timeline;
    this.audit = audit;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void ended(UUID authorizationId, Ending ending) {
    stopped(requests.stopUnder(authorizationId, ending.organizationId()), "authorization." + ending.why());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void suspended(OrganizationSuspended event) {
    stopped(requests.stopOf(event.organizationId()), "organizationSuspended");
  }

  private void stopped(List<Stopped> all, String why) {
    for (Stopped each : all) {
      String event = "verificationRequest:" + each.id();
      timeline.add(each.caseId(), "attestationStopped", organizations.get(each.verifierId()).code());
      audit.record("stopVerificationRequest", each.caseNumber(), why);
      correspondence.write(each.verifierId(), "attestationStopped", each.caseNumber(), "/verifier/requests/" + each.id(), event);
      supervisors.tell("verificationStopped", each.caseNumber(), event);
      processes.running(IdentityModel.PROCESS, each.caseNumber())
          .forEach(run -> processes.tellInstance(IdentityModel.AUTHORIZATION_ENDED, run));
    }
  }
}
