package org.passerelle.handoff.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.access.Accounts;
import org.passerelle.access.Audit;
import org.passerelle.access.Role;
import org.passerelle.access.SecretAddress;
import org.passerelle.access.SignInThrottle;
import org.passerelle.access.SignedIn;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a person of an organization that receives families see in their own calendar when families are expected. The calendar reads at an address that
 * opens by itself; it says how many come, where and when, never who.
 */
@Service
public class ArrivalsInCalendars {

  /** What has passed is shown for so many days. */
  static final int DAYS_BACK = 60;
  /** A calendar needs a few; several devices may read at one address. */
  static final int MOST_READS = 60;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private final CalendarFeeds feeds;
  private final CalendarArrivals arrivals;
  private final ToldArrivals told;
  private final ArrivalCalendar calendar;
  private final Accounts accounts;
  private final SignInThrottle throttle;
  private final Audit audit;
  private final Clock clock;

  ArrivalsInCalendars(CalendarFeeds feeds, CalendarArrivals arrivals, ToldArrivals told, ArrivalCalendar calendar, Accounts accounts, SignInThrottle throttle,
      Audit audit, Clock clock) {
    this.feeds = feeds;
    this.arrivals = arrivals;
    this.told = told;
    this.calendar = calendar;
    this.accounts = accounts;
    this.throttle = throttle;
    this.audit = audit;
    this.clock = clock;
  }

  /** The address the person who is signed in has made, if any. */
  @Transactional(readOnly = true)
  public Optional<CalendarFeed> mine() {
    return feeds.of(SignedIn.actor(), SignedIn.organization());
  }

  /**
   * Makes an address; the one before opens nothing any more.
   *
   * @param language of what stands in the calendar
   * @return the secret in it, to be shown this once
   */
  @Transactional
  public SecretAddress make(Locale language) {
    SecretAddress secret = SecretAddress.draw();
    feeds.enter(SignedIn.actor(), SignedIn.organization(), secret.hash(), language.getLanguage());
    audit.record("makeCalendar", SignedIn.actor(), null);
    return secret;
  }

  /** Makes the address worthless. */
  @Transactional
  public void withdraw() {
    if (feeds.withdraw(SignedIn.actor())) {
      audit.record("withdrawCalendar", SignedIn.actor(), null);
    }
  }

  /**
   * What a calendar reads.
   *
   * @param address from where it reads
   * @return empty when the address opens nothing, or nothing any more
   * @throws TooOften when it was read too often just now, or too much was guessed from there
   */
  @Transactional(noRollbackFor = TooOften.class)
  public Optional<String> read(SecretAddress secret, String address) {
    Optional<CalendarFeed> feed = feeds.byHash(secret.hash());
    Optional<SignedIn> owner = feed.flatMap(this::owner);
    if (feed.isEmpty() || owner.isEmpty()) {
      throwIf(!throttle.guessed("calendar", address));
      return Optional.empty();
    }
    throwIf(feeds.read(secret.hash(), WINDOW) > MOST_READS);
    return Optional.of(SignedIn.onBehalfOf(owner.get(), () -> written(feed.get())));
  }

  private String written(CalendarFeed feed) {
    LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_BACK);
    return calendar.written(told.told(feed.organizationId(), arrivals.since(from, feed.organizationId()), feed.lastReadAt()),
        Locale.forLanguageTag(feed.language()));
  }

  /** A person who may not sign in any more, or works elsewhere or as something else now, reads nothing here either. */
  private Optional<SignedIn> owner(CalendarFeed feed) {
    return accounts.person(feed.username())
        .filter(person -> person.enabled() && feed.organizationId().equals(person.organizationId()) && person.hasAny(Role.RECEIVERS));
  }

  private static void throwIf(boolean tooOften) {
    if (tooOften) {
      throw new TooOften();
    }
  }

  /** It is asked again after a quarter of an hour. */
  public static final class TooOften extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }
}
