package org.passerelle.sponsorship.draw;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.reference.Today;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.draw.ReceptionWindow.Admission;
import org.passerelle.sponsorship.draw.ReceptionWindow.Pool;
import org.passerelle.sponsorship.draw.WindowApplication.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A sponsor's applications. A family is applied for by the number of its case: the referral names the sponsor months before the undertaking is filed, and
 * only so can the database hold that a refugee has one application in a window.
 */
@Service
public class Applying {

  /** Applications on one page. */
  public static final int PAGE = 25;

  /** Without letters that look like figures. */
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int LONGEST_REASON = 1000;

  private final ReceptionWindows windows;
  private final WindowApplications applications;
  private final Timeline timeline;
  private final Audit audit;
  private final Today today;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  Applying(ReceptionWindows windows, WindowApplications applications, Timeline timeline, Audit audit, Today today, Clock clock) {
    this.windows = windows;
    this.applications = applications;
    this.timeline = timeline;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /** Under which category of the register a sponsor applies; empty when windows are not for it. */
  @Transactional(readOnly = true)
  public Optional<Category> category(UUID sponsorId) {
    return applications.category(sponsorId);
  }

  /** Windows that are open or announced, the next to open first. */
  @Transactional(readOnly = true)
  public List<ReceptionWindow> windows() {
    return windows.current(today.get());
  }

  /** Whether the window takes applications today. */
  public boolean open(ReceptionWindow window) {
    return window.state(today.get()) == ReceptionWindow.State.open;
  }

  /**
   * The sponsor's applications, latest first.
   *
   * @param below the one after which the page begins; null for the first
   * @return at most one more than {@link #PAGE}, which says that there is a next page
   */
  @Transactional(readOnly = true)
  public List<WindowApplication> of(UUID sponsorId, @Nullable UUID below) {
    return applications.ofSponsor(sponsorId, below, PAGE + 1);
  }

  /**
   * Applies for a family that the sponsor has named.
   *
   * @param declared that no money comes from the refugee, relatives or third parties, and that the sponsor does not apply on behalf of others
   * @throws WrongField when the window is not open or does not admit the sponsor's category, no family of that number has named the sponsor, either has applied as often
   *                    as it may, no place is left, or nothing was declared
   */
  @Transactional
  public WindowApplication apply(UUID sponsorId, UUID windowId, String caseNumber, boolean declared) {
    Category category = applications.category(sponsorId).orElseThrow(() -> new WrongField("window", "window.fault.notQuebec"));
    ReceptionWindow window = windows.find(windowId).filter(this::open).orElseThrow(() -> new WrongField("window", "window.fault.notOpen"));
    Pool pool = window.poolOf(category).orElseThrow(() -> new WrongField("window", "window.fault.category", category));
    if (!declared) {
      throw new WrongField("declared", "window.fault.declared");
    }
    UUID caseId = applications.named(sponsorId, caseNumber).orElseThrow(() -> new WrongField("caseNumber", "window.fault.case"));
    boolean inOrder = window.admission() == Admission.inOrder;
    if (inOrder && !windows.lockPlace(windowId, pool.code())) {
      throw new WrongField("window", "window.fault.full");
    }
    String number = add(window, caseId, sponsorId, pool.code(), category, inOrder ? State.received : State.waiting);
    timeline.add(caseId, inOrder ? "windowReceived" : "windowApplied", number);
    audit.record("applyInWindow", caseNumber, windowId + " " + number);
    return applications.get(number);
  }

  /** Tries again when another application took the same slot at this moment; each time a slot fewer is left. */
  private String add(ReceptionWindow window, UUID caseId, UUID sponsorId, String pool, Category category, State state) {
    while (true) {
      if (applications.has(window.id(), caseId)) {
        throw new WrongField("caseNumber", "window.fault.refugee");
      }
      if (applications.of(window.id(), sponsorId) >= window.perSponsor()) {
        throw new WrongField("window", "window.fault.most", window.perSponsor());
      }
      String number = number();
      if (applications.add(window, number, caseId, sponsorId, pool, category, state, SignedIn.actor(), clock.instant())) {
        return number;
      }
    }
  }

  /** The sponsor's application; empty when it is another's. */
  @Transactional(readOnly = true)
  public Optional<WindowApplication> find(UUID sponsorId, UUID id) {
    return applications.ofSponsor(sponsorId, id);
  }

  /**
   * Withdraws an application, which then counts nowhere: the family may be applied for again, and so may the sponsor. Withdrawing again changes nothing.
   *
   * @param reason null when none is given
   * @return the application as it stands now; empty when it is another's
   * @throws WrongField when it was received or decided, the list of its window is published, or the reason is not as it must be
   */
  @Transactional
  public Optional<WindowApplication> withdraw(UUID sponsorId, UUID id, @Nullable String reason) {
    return applications.ofSponsor(sponsorId, id).map(seen -> {
      boolean unlisted = windows.lockUnlisted(seen.windowId());
      if (unlisted && applications.withdraw(id, reason(reason), SignedIn.actor(), clock.instant())) {
        timeline.add(seen.caseId(), "windowWithdrawn", seen.number());
        audit.record("withdrawApplication", seen.caseNumber(), seen.windowId() + " " + seen.number());
      }
      WindowApplication now = applications.get(seen.number());
      if (now.state() != State.withdrawn) {
        throw new WrongField("window", now.state() == State.received ? "window.fault.received" : "window.fault.listed");
      }
      return now;
    });
  }

  private static @Nullable String reason(@Nullable String written) {
    String reason = written == null ? "" : written.strip();
    if (reason.length() > LONGEST_REASON || !reason.matches(Written.PROSE)) {
      throw new WrongField("reason", reason.length() > LONGEST_REASON ? "window.fault.reasonTooLong" : "window.fault.control");
    }
    return reason.isEmpty() ? null : reason;
  }

  private String number() {
    StringBuilder number = new StringBuilder();
    chance.ints(LENGTH, 0, SIGNS.length()).forEach(sign -> number.append(SIGNS.charAt(sign)));
    return number.toString();
  }
}
