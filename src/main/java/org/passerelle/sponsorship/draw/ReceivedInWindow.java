package org.passerelle.sponsorship.draw;

import java.util.List;
import org.passerelle.sponsorship.FiledUndertaking;
import org.passerelle.sponsorship.FilingCondition;
import org.passerelle.sponsorship.Limit.Refusal;
import org.passerelle.sponsorship.draw.WindowApplication.State;
import org.springframework.stereotype.Component;

/** In Québec an undertaking is filed only for a family whose application was received within a window's cap, or drawn. */
@Component
class ReceivedInWindow implements FilingCondition {

  private final WindowApplications applications;

  ReceivedInWindow(WindowApplications applications) {
    this.applications = applications;
  }

  @Override
  public List<Refusal> missing(FiledUndertaking undertaking) {
    if (!undertaking.stream().quebec()) {
      return List.of();
    }
    List<State> states = applications.states(undertaking.sponsorId(), undertaking.caseId());
    if (states.contains(State.received)) {
      return List.of();
    }
    return List.of(Refusal.of(states.isEmpty() ? "noWindowApplication" : states.contains(State.waiting) ? "awaitingDraw" : "notDrawn"));
  }
}
