package org.passerelle.partner.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization to work where a listed group is in control, or a documented exception. It names the implementing partners it shields; what
 * becomes of it is added to it, and nothing it once said is overwritten.
 *
 * @param entered  by whom it was entered, and when
 * @param approved by which second person an exception was approved, and when; null while it is not, and for an authorization, which Public
 *                 Safety grants
 * @param partners the organizations it names or named, in the order in which they were entered
 * @param events   what became of it, in order
 * @param version  counts its changes
 */
public record WorkAuthorization(UUID id, Facts facts, Signature entered, @Nullable Signature approved, List<NamedPartner> partners,
    List<Event> events, int version) {

  /** For what work may be authorized (Criminal Code, s. 83.032): {@code immigration} is resettlement and safe passage. */
  public static final List<String> PURPOSES = List.of("health", "education", "livelihoods", "humanRights", "immigration", "federalOperations");

  /** The purpose under which identities are confirmed. */
  public static final String IMMIGRATION = "immigration";

  /** Channels of payment that need an exception, because they leave no trace with a bank. */
  public static final List<String> CHANNELS = List.of("cash", "hawala");

  /** What it is. */
  public enum Kind {
    /** Granted by Public Safety after IRCC's or Global Affairs Canada's check (Criminal Code, s. 83.032). */
    authorization,
    /** A documented assessment that the work falls under the humanitarian exception (Criminal Code, s. 83.03(4)). */
    humanitarianException,
    /** Approved use of cash or hawala. */
    channelException;

    /** Whether it holds only once a second person has approved it. */
    public boolean needsApproval() {
      return this != authorization;
    }
  }

  /** Where it stands on a day. */
  public enum State { notBegun, awaitingApproval, inForce, suspended, revoked, expired }

  /**
   * What was granted.
   *
   * @param number     by which it is known; unique
   * @param holder     who holds it: the department itself where NGOs work for it
   * @param purposes   of {@link #PURPOSES}; empty for an exception for a channel of payment
   * @param country    where, ISO 3166-1 alpha-3
   * @param region     part of the country; null for all of it
   * @param channel    of {@link #CHANNELS}, for an exception for a channel of payment; else null
   * @param validUntil last day as first granted
   * @param assessment on what an exception rests; null where an authorization has none
   */
  public record Facts(Kind kind, String number, String holder, List<String> purposes, String country, @Nullable String region,
      @Nullable String channel, LocalDate validFrom, LocalDate validUntil, @Nullable String assessment) {
  }

  /**
   * Who put their name to something.
   *
   * @param on the day at the department
   */
  public record Signature(String by, Instant at, LocalDate on) {
  }

  /**
   * An implementing partner it names.
   *
   * @param lastDay  null while it is named; the day before the first when it was removed on that day
   * @param removed  by whom it was removed, and when; null while it is named
   */
  public record NamedPartner(long id, UUID organizationId, String code, String nameEn, String nameFr, LocalDate fromDay,
      @Nullable LocalDate lastDay, @Nullable String endReason, Signature named, @Nullable Signature removed) {

    /** Whether it is named on that day. */
    public boolean on(LocalDate day) {
      return !fromDay.isAfter(day) && (lastDay == null || !lastDay.isBefore(day));
    }

    public String name(String language) {
      return language.equals("fr") ? nameFr : nameEn;
    }
  }

  /** What can become of it. */
  public enum What { suspended, reinstated, revoked, renewed }

  /**
   * What became of it.
   *
   * @param fromDay the first day on which it holds
   * @param until   of a renewal the new last day; else null
   */
  public record Event(What what, LocalDate fromDay, @Nullable LocalDate until, String reason, Signature entered) {
  }

  /**
   * Where it stands on a day. Of several events of one day the last counts for all of it.
   *
   * @param day at the department
   */
  public State on(LocalDate day) {
    Optional<What> halt = haltOn(day);
    if (halt.equals(Optional.of(What.revoked))) {
      return State.revoked;
    }
    if (!day.isBefore(facts.validFrom) && !runsOn(day)) {
      return State.expired;
    }
    if (facts.kind.needsApproval() && (approved == null || approved.on.isAfter(day))) {
      return State.awaitingApproval;
    }
    if (halt.equals(Optional.of(What.suspended))) {
      return State.suspended;
    }
    return day.isBefore(facts.validFrom) ? State.notBegun : State.inForce;
  }

  /** Its last day as it stands, renewals counted. */
  public LocalDate lastDay() {
    return events.stream().map(Event::until).filter(until -> until != null && until.isAfter(facts.validUntil)).max(LocalDate::compareTo)
        .orElse(facts.validUntil);
  }

  /** Whether implementing partners may still be named: one is over for good; and what was approved as an exception is not widened. */
  public boolean mayName(LocalDate today) {
    State state = on(today);
    return state != State.revoked && state != State.expired && (!facts.kind.needsApproval() || state == State.awaitingApproval);
  }

  /** Whether it can be halted for some time: one that has not been approved halts nothing. */
  public boolean maySuspend(LocalDate today) {
    return on(today) == State.inForce || on(today) == State.notBegun;
  }

  public boolean mayReinstate(LocalDate today) {
    return on(today) == State.suspended;
  }

  public boolean mayRevoke(LocalDate today) {
    return on(today) != State.revoked && on(today) != State.expired;
  }

  /** Whether it can be given a later last day, also after its last day is over. An exception cannot: its assessment is made anew. */
  public boolean mayRenew(LocalDate today) {
    return facts.kind == Kind.authorization && on(today) != State.revoked;
  }

  /** Whether that person may approve it: not whoever entered it or named a partner in it. */
  public boolean mayApprove(String person, LocalDate today) {
    return on(today) == State.awaitingApproval && !entered.by.equals(person)
        && partners.stream().noneMatch(each -> each.named.by.equals(person));
  }

  /** Whether it names the organization on that day. */
  public boolean names(UUID organizationId, LocalDate day) {
    return partners.stream().anyMatch(each -> each.organizationId.equals(organizationId) && each.on(day));
  }

  /**
   * Whether the organization may work under it on that day: it is in force, names the organization, and covers country and purpose. One for a
   * part of the country counts too; which part it is stands in {@link Facts#region}.
   */
  public boolean permits(UUID organizationId, String country, String purpose, LocalDate day) {
    return facts.kind != Kind.channelException && facts.country.equals(country) && facts.purposes.contains(purpose)
        && on(day) == State.inForce && names(organizationId, day);
  }

  /** Whether the organization may be paid by that channel on that day. */
  public boolean permitsChannel(UUID organizationId, String channel, LocalDate day) {
    return facts.kind == Kind.channelException && channel.equals(facts.channel) && on(day) == State.inForce && names(organizationId, day);
  }

  private Optional<What> haltOn(LocalDate day) {
    return events.stream().filter(each -> each.what != What.renewed && !each.fromDay.isAfter(day)).reduce((before, after) -> after).map(Event::what)
        .filter(Set.of(What.suspended, What.revoked)::contains);
  }

  private boolean runsOn(LocalDate day) {
    return !facts.validUntil.isBefore(day)
        || events.stream().anyMatch(each -> each.until != null && !each.fromDay.isAfter(day) && !each.until.isBefore(day));
  }
}
