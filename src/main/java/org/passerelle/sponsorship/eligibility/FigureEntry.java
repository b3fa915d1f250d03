package org.passerelle.sponsorship.eligibility;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Entering figures that a government has published. Nothing is overwritten: what was judged before was judged by what held then. */
@Service
public class FigureEntry {

  private final FigureEditions editions;
  private final Audit audit;
  private final Today today;
  private final Clock clock;

  FigureEntry(FigureEditions editions, Audit audit, Today today, Clock clock) {
    this.editions = editions;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /**
   * Enters an edition, which holds from its day on. A second one for the same day corrects the first.
   *
   * @param follows the edition that was the newest when the form was opened; null when there was none
   * @throws Refusals         when its day has passed or a figure cannot be right
   * @throws ChangedMeanwhile when somebody else entered one since
   */
  @Transactional
  public void enter(EditionDraft draft, @Nullable Long follows) {
    new Refusals.Gathered().when(draft.from().isBefore(today.get()), "effectiveFrom", "figures.fault.past").refuse();
    draft.check();
    long id = editions.add(draft, draft.table().lastDay(draft.from()), false, SignedIn.actor(), clock.instant(), follows)
        .orElseThrow(ChangedMeanwhile::new);
    audit.record("enterFigures", draft.table().name(), draft.from() + " " + id);
  }

  /** Enters invented figures, once, for an installation that shows Passerelle and serves nobody. They hold without end, until real ones are entered. */
  @Transactional
  public void enterInvented(EditionDraft draft) {
    draft.check();
    if (!editions.anyInvented(draft.table())) {
      editions.add(draft, null, true, SignedIn.SYSTEM, clock.instant(), editions.newest(draft.table()));
    }
  }
}
