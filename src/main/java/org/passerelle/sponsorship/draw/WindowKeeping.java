package org.passerelle.sponsorship.draw;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.casefile.Timeline;
import org.passerelle.engine.WrongField;
import org.passerelle.partner.Correspondence;
import org.passerelle.reference.Today;
import org.passerelle.referral.Written;
import org.passerelle.sponsorship.draw.ReceptionWindow.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Québec's ministry does with its windows: announces them, closes them, publishes the list where a draw is needed, and holds the draw. */
@Service
public class WindowKeeping {

  /** Windows on one page. */
  public static final int PAGE = 25;

  /** Where sponsors read what became of their applications. */
  private static final String SPONSORS_PAGE = "/sponsor/windows";
  private static final String VALUE = "[0-9A-Za-z][0-9A-Za-z .,:/+-]{0,199}";
  private static final int NONCE_BYTES = 32;

  private final ReceptionWindows windows;
  private final WindowApplications applications;
  private final Draws draws;
  private final Correspondence correspondence;
  private final Timeline timeline;
  private final Audit audit;
  private final Today today;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  WindowKeeping(ReceptionWindows windows, WindowApplications applications, Draws draws, Correspondence correspondence, Timeline timeline, Audit audit, Today today,
      Clock clock) {
    this.windows = windows;
    this.applications = applications;
    this.draws = draws;
    this.correspondence = correspondence;
    this.timeline = timeline;
    this.audit = audit;
    this.today = today;
    this.clock = clock;
  }

  /**
   * The ministry's windows, latest first.
   *
   * @param below the one after which the page begins; null for the first
   * @return at most one more than {@link #PAGE}, which says that there is a next page
   */
  @Transactional(readOnly = true)
  public List<ReceptionWindow> of(UUID ministryId, @Nullable UUID below) {
    return windows.ofMinistry(ministryId, below, PAGE + 1);
  }

  /** One of them; empty when it is another's. */
  @Transactional(readOnly = true)
  public Optional<Kept> open(UUID ministryId, UUID id) {
    return windows.ofMinistry(ministryId, id).map(window -> {
      Map<String, Integer> received = applications.byPool(id);
      return new Kept(window, window.state(today.get()), received.values().stream().mapToInt(Integer::intValue).sum(), oversubscribed(window, received),
          draws.find(id).orElse(null));
    });
  }

  /** Where a window stands today. */
  public State state(ReceptionWindow window) {
    return window.state(today.get());
  }

  /** What is wrong with a window as entered, by field; none when nothing is. */
  public Map<String, String> faults(WindowEntry entry) {
    return entry.faults(today.get());
  }

  /** Announces a window. From its first day on it stands; nothing that was entered is ever overwritten. */
  @Transactional
  public UUID announce(UUID ministryId, WindowEntry entry) {
    Map<String, String> faults = faults(entry);
    if (!faults.isEmpty()) {
      String field = faults.keySet().iterator().next();
      throw new WrongField(field, faults.get(field));
    }
    UUID id = windows.add(ministryId, entry.read(), SignedIn.actor(), clock.instant());
    audit.record("announceWindow", id.toString(), entry.opensOn() + " – " + entry.closesOn());
    return id;
  }

  /**
   * Withdraws a window that has not opened yet.
   *
   * @return empty when it is another's
   * @throws WrongField when it has opened, or was withdrawn before
   */
  @Transactional
  public Optional<UUID> withdraw(UUID ministryId, UUID id) {
    return windows.ofMinistry(ministryId, id).map(window -> {
      if (!windows.withdraw(ministryId, id, today.get(), SignedIn.actor(), clock.instant())) {
        throw new WrongField("window", "window.fault.opened");
      }
      audit.record("withdrawWindow", id.toString(), null);
      return id;
    });
  }

  /**
   * Closes a window whose last day has passed and that takes no more than its places: everybody is received and told.
   *
   * @throws WrongField when it is not over, was closed before, or needs a draw
   */
  @Transactional
  public Optional<UUID> receiveAll(UUID ministryId, UUID id) {
    return toClose(ministryId, id).map(window -> {
      if (oversubscribed(window, applications.byPool(id))) {
        throw new WrongField("window", "window.fault.drawNeeded");
      }
      applications.receiveAll(id, clock.instant());
      windows.close(id, clock.instant());
      audit.record("closeWindow", id.toString(), null);
      tellEveryone(id, false);
      return id;
    });
  }

  /** What is wrong with the public value as named, by field; none when nothing is. */
  public Map<String, String> faults(String valueSource, @Nullable Instant valueDueAt) {
    Map<String, String> faults = new LinkedHashMap<>();
    String source = valueSource.strip();
    if (source.isEmpty() || source.length() > WindowEntry.LONGEST_SOURCE || !source.matches(Written.LINE)) {
      faults.put("valueSource", source.isEmpty() ? "window.fault.valueSource" : source.length() > WindowEntry.LONGEST_SOURCE ? "window.fault.tooLong"
          : "window.fault.control");
    }
    if (valueDueAt == null || !valueDueAt.isAfter(clock.instant())) {
      faults.put("valueDueAt", "window.fault.valueDueAt");
    }
    return faults;
  }

  /**
   * Publishes the list of a window that needs a draw, with the commitment to a nonce that is made here and shown only after the draw.
   *
   * @param valueSource which public value the draw will use, and where anybody can read it
   * @param valueDueAt  from when; until then nobody can know it
   * @throws WrongField when the window is not over, was closed before, or needs no draw, or what is named is not right
   */
  @Transactional
  public Optional<UUID> publish(UUID ministryId, UUID id, String valueSource, @Nullable Instant valueDueAt) {
    return toClose(ministryId, id).map(window -> {
      faults(valueSource, valueDueAt).forEach((field, key) -> {
        throw new WrongField(field, key);
      });
      if (!oversubscribed(window, applications.byPool(id))) {
        throw new WrongField("window", "window.fault.noDrawNeeded");
      }
      Draw draw = Draw.of(applications.list(id));
      draws.publish(id, draw, nonce(), valueSource.strip(), Objects.requireNonNull(valueDueAt), SignedIn.actor(), clock.instant());
      windows.close(id, clock.instant());
      audit.record("publishDraw", id.toString(), draw.listHash());
      return id;
    });
  }

  /**
   * Holds the draw with the public value that was named, writes its result down and tells each sponsor, all at once.
   *
   * @throws WrongField when the list was not published, the draw was held, the value cannot be known yet, or it is not written right
   */
  @Transactional
  public Optional<UUID> hold(UUID ministryId, UUID id, String written) {
    return windows.lock(ministryId, id).map(window -> {
      DrawSummary published = draws.find(id).orElseThrow(() -> new WrongField("window", "window.fault.notPublished"));
      String value = written.strip();
      if (!value.matches(VALUE)) {
        throw new WrongField("value", "window.fault.value");
      }
      if (clock.instant().isBefore(published.valueDueAt())) {
        throw new WrongField("value", "window.fault.tooEarly");
      }
      Draw draw = Draw.of(applications.list(id));
      String seed = draw.seed(draws.lockNonce(id), value);
      if (!draws.hold(id, value, seed, SignedIn.actor(), clock.instant())) {
        throw new WrongField("window", "window.fault.drawn");
      }
      applications.write(id, draw.result(seed), clock.instant());
      audit.record("holdDraw", id.toString(), value);
      tellEveryone(id, true);
      return id;
    });
  }

  private Optional<ReceptionWindow> toClose(UUID ministryId, UUID id) {
    Optional<ReceptionWindow> window = windows.lock(ministryId, id);
    if (window.filter(found -> found.state(today.get()) != State.toClose).isPresent()) {
      throw new WrongField("window", "window.fault.notToClose");
    }
    return window;
  }

  private void tellEveryone(UUID windowId, boolean drawn) {
    for (WindowApplication each : applications.decided(windowId)) {
      String event = !drawn ? "windowReceived" : each.state() == WindowApplication.State.received ? "windowDrawn" : "windowNotDrawn";
      timeline.add(each.caseId(), event, each.number());
      correspondence.write(each.sponsorId(), event, each.caseNumber(), SPONSORS_PAGE, "reception:" + each.id());
    }
  }

  private static boolean oversubscribed(ReceptionWindow window, Map<String, Integer> received) {
    return window.pools().stream().anyMatch(pool -> received.getOrDefault(pool.code(), 0) > pool.cap());
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    chance.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * A window with what the ministry can do with it.
   *
   * @param applications   how many have come
   * @param oversubscribed whether a draw is needed
   * @param draw           once its list is published
   */
  public record Kept(ReceptionWindow window, State state, int applications, boolean oversubscribed, @Nullable DrawSummary draw) {
  }
}
