package org.passerelle.handoff;

import org.passerelle.casefile.CaseFile;
import org.passerelle.casefile.HeldByCase;
import org.passerelle.casefile.Timeline;
import org.passerelle.partner.Correspondence;
import org.passerelle.partner.Organizations;
import org.passerelle.reference.Places;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a case stops: the province that expects the family and the ministry that was asked to select it are told. */
@Component
class HandoffRelease implements HeldByCase {

  private final NoticesOfArrival notices;
  private final Selections selections;
  private final Organizations organizations;
  private final Correspondence correspondence;
  private final Timeline timeline;

  HandoffRelease(NoticesOfArrival notices, Selections selections, Organizations organizations, Correspondence correspondence,
      Timeline timeline) {
    this.notices = notices;
    this.selections = selections;
    this.organizations = organizations;
    this.correspondence = correspondence;
    this.timeline = timeline;
  }

  @Override
  @Transactional
  public void release(CaseFile file) {
    notices.cancel(file.id());
    if (selections.withdraw(file.id())) {
      correspondence.write(organizations.officeOf(Places.QUEBEC).id(), "selectionWithdrawn", file.number(),
          "/province/selections/" + file.number(), "selectionWithdrawn:" + file.number());
      timeline.add(file.id(), "selectionWithdrawn", null);
    }
  }
}
