package org.passerelle.handoff.aftercare;

import java.util.UUID;
import org.passerelle.casefile.Timeline;
import org.passerelle.reference.Today;
import org.passerelle.sponsorship.undertaking.ReportObserver;
import org.springframework.stereotype.Component;

/** The sponsor's first report, once filed, settles what the sponsor owes in Québec at three months. */
@Component
class FirstReportSettles implements ReportObserver {

  private static final String FIRST = "first";

  private final MilestoneRegister register;
  private final Timeline timeline;
  private final Today today;

  FirstReportSettles(MilestoneRegister register, Timeline timeline, Today today) {
    this.register = register;
    this.timeline = timeline;
    this.today = today;
  }

  @Override
  public void filed(UUID caseId, String code) {
    if (code.equals(FIRST) && register.settle(caseId, Settlement.SPONSOR_REPORT, Settlement.REACHED, today.get(), null)) {
      timeline.add(caseId, "milestoneReached", Settlement.SPONSOR_REPORT);
    }
  }
}
