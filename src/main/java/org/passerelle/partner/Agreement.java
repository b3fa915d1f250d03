package org.passerelle.partner;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An agreement under which an organization refers families, confirms identities, or both. What it says may change from a day on; what it said before stays readable.
 *
 * @param number      by which the department knows it
 * @param startsOn    its first day
 * @param terms       what it says, in the order in which it was entered; never empty
 * @param suspensions when nothing may be referred under it
 */
public record Agreement(UUID id, UUID organizationId, String number, LocalDate startsOn, List<Terms> terms, List<Suspension> suspensions) {

  /** The purpose under which families are referred. */
  public static final String REFERRAL = "referral";

  /** The purpose under which an organization is asked to confirm identities. */
  public static final String IDENTITY_CONFIRMATION = "identityConfirmation";

  /** What an agreement may be for. */
  public static final List<String> PURPOSES = List.of(REFERRAL, IDENTITY_CONFIRMATION);

  /** By which channels an organization may be paid. */
  public static final List<String> CHANNELS = List.of("bankTransfer", "cash", "hawala", "mobileMoney");

  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  /** Where an agreement stands on a day. */
  public enum State { notBegun, inForce, suspended, ended }

  /** What the agreement says on a day: of the terms that hold by then, those that began last, and of these the ones entered last. */
  public Optional<Terms> termsOn(LocalDate day) {
    return terms.stream().filter(each -> !each.validFrom.isAfter(day)).max(Comparator.comparing(Terms::validFrom).thenComparing(Terms::version));
  }

  /** The terms entered last, whether they hold yet or not. */
  public Terms latest() {
    return terms.get(terms.size() - 1);
  }

  public State on(LocalDate day) {
    Optional<Terms> held = termsOn(day);
    if (held.isEmpty() || day.isBefore(startsOn)) {
      return State.notBegun;
    }
    if (held.get().lastDay().isBefore(day)) {
      return State.ended;
    }
    return suspensionOn(day).isPresent() ? State.suspended : State.inForce;
  }

  /** Whether something may be done under it on that day: it is in force, and is for that purpose. */
  public boolean covers(String purpose, LocalDate day) {
    return on(day) == State.inForce && termsOn(day).filter(held -> held.isFor(purpose)).isPresent();
  }

  public Optional<Suspension> suspensionOn(LocalDate day) {
    return suspensions.stream().filter(each -> each.covers(day)).findFirst();
  }

  /** The suspension that can be ended: the one in force, or else the next. */
  public Optional<Suspension> suspensionAhead(LocalDate today) {
    return suspensions.stream().filter(each -> each.backOn == null || each.backOn.isAfter(today)).min(Comparator.comparing(Suspension::from));
  }

  /**
   * How many persons may be referred in a calendar year: the figure of the terms that held on its last day, or hold now.
   *
   * @return null when the agreement sets none
   */
  public @Nullable Integer quotaOf(int year, LocalDate today) {
    LocalDate last = LocalDate.of(year, 12, 31);
    return termsOn(last.isBefore(today) ? last : today).or(() -> Optional.of(terms.get(0))).map(Terms::quota).orElse(null);
  }

  /** A programme under which both agreements let families be referred on one and the same day. Suspended days count: a suspension ends. */
  public Optional<String> overlap(Agreement other) {
    return meetings(other).flatMap(meeting -> meeting.programmes().stream()).findFirst();
  }

  /** Whether both agreements are for confirming identities on one and the same day. */
  public boolean bothConfirm(Agreement other) {
    return meetings(other).anyMatch(meeting -> meeting.mine.isFor(IDENTITY_CONFIRMATION) && meeting.theirs.isFor(IDENTITY_CONFIRMATION));
  }

  /** The terms of both that hold on one and the same day. */
  private Stream<Meeting> meetings(Agreement other) {
    return spans().stream().flatMap(mine -> other.spans().stream()
        .filter(theirs -> !mine.from.isAfter(theirs.to) && !theirs.from.isAfter(mine.to)).map(theirs -> new Meeting(mine.terms, theirs.terms)));
  }

  /** From when to when each of the terms is what the agreement says. */
  private List<Span> spans() {
    List<LocalDate> begins = terms.stream().map(Terms::validFrom).distinct().sorted().toList();
    return IntStream.range(0, begins.size()).mapToObj(index -> {
      Terms held = termsOn(begins.get(index)).orElseThrow();
      LocalDate to = index + 1 < begins.size() ? begins.get(index + 1).minusDays(1) : FOREVER;
      return new Span(held, begins.get(index), held.lastDay().isBefore(to) ? held.lastDay() : to);
    }).toList();
  }

  private record Meeting(Terms mine, Terms theirs) {

    List<String> programmes() {
      return mine.isFor(REFERRAL) && theirs.isFor(REFERRAL) ? mine.programmes.stream().filter(theirs.programmes::contains).toList() : List.of();
    }
  }

  private record Span(Terms terms, LocalDate from, LocalDate to) {
  }

  /**
   * What an agreement says from a day on.
   *
   * @param version       counts the terms as they were entered, from 1
   * @param purposes      what it is for, of {@link #PURPOSES}; never empty
   * @param programmes    codes of the programmes under which may be referred; empty only when it is not for referral
   * @param endsOn        its last day; null when it has none
   * @param quota         persons a calendar year; null when there is no limit
   * @param insideCountry whether people who are still inside their own country may be referred
   * @param payment       what is paid for each request to confirm an identity that was answered; null when nothing is
   * @param remark        why the terms changed
   */
  public record Terms(int version, LocalDate validFrom, List<String> purposes, List<String> programmes, @Nullable LocalDate endsOn,
      @Nullable Integer quota, boolean insideCountry, @Nullable Payment payment, @Nullable String remark, String enteredBy, Instant enteredAt) {

    public boolean isFor(String purpose) {
      return purposes.contains(purpose);
    }

    LocalDate lastDay() {
      return endsOn == null ? FOREVER : endsOn;
    }
  }

  /**
   * What is paid for one request.
   *
   * @param channel  of {@link #CHANNELS}
   * @param amount   above 0, with two decimals
   * @param currency ISO 4217
   */
  public record Payment(String channel, BigDecimal amount, String currency) {

    public Payment {
      amount = amount.setScale(2);
    }

    /** The amount with its currency, as the register's changes have it. */
    String written() {
      return amount.toPlainString() + " " + currency;
    }
  }

  /**
   * Days on which nothing may be referred under the agreement.
   *
   * @param backOn the first day on which it holds again; null while that is not known
   */
  public record Suspension(long id, LocalDate from, @Nullable LocalDate backOn, String reason, String enteredBy, Instant enteredAt) {

    boolean covers(LocalDate day) {
      return !day.isBefore(from) && (backOn == null || day.isBefore(backOn));
    }

    /** Its last day. */
    public @Nullable LocalDate lastDay() {
      return backOn == null ? null : backOn.minusDays(1);
    }

    /** Whether it was ended before it began. */
    public boolean called() {
      return from.equals(backOn);
    }
  }
}
