package org.passerelle.partner;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Storage of the places of each agreement's yearly quota, in persons: a counter for each year, and who took or gave back what. The counter is
 * moved by one conditional update; of two that want the last place, the second waits for the first and then finds it gone.
 */
@Component
class Quotas {

  private final JdbcClient jdbc;
  private final Clock clock;

  Quotas(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Takes places for a case.
   *
   * @param quota   persons a year; null when there is no limit
   * @param atLeast so many are given even when the quota has been cut below what is used: the case had them already
   * @return false when too few are left; nothing was written then
   */
  boolean take(Booking booking, @Nullable Integer quota, int atLeast) {
    jdbc.sql("insert into quota_year (agreement_id, year, persons) values (?, ?, 0) on conflict do nothing")
        .params(booking.agreementId(), booking.year()).update();
    return jdbc.sql("with counted as (update quota_year set persons = persons + :persons where agreement_id = :agreement and year = :year "
            + "and (:quota::integer is null or persons + :persons <= :quota or :persons <= :atLeast) returning agreement_id, year) "
            + "insert into quota_use (agreement_id, year, case_id, programme, persons, referred_on, booked_at) "
            + "select agreement_id, year, :case, :programme, :persons, :on, :now from counted")
        .param("agreement", booking.agreementId()).param("year", booking.year()).param("case", booking.caseId())
        .param("programme", booking.programme()).param("persons", booking.persons()).param("on", booking.referredOn())
        .param("quota", quota).param("atLeast", atLeast).param("now", Timestamp.from(clock.instant()))
        .update() == 1;
  }

  /** What the case has taken and not given back, locked until the transaction ends. */
  Optional<Booking> lock(UUID caseId) {
    return jdbc.sql("select agreement_id, year, case_id, programme, persons, referred_on from quota_use where case_id = ? and released_at is null "
        + "for update").param(caseId).query(Booking.class).optional();
  }

  /** What the case gave back last, when it was closed as on file already. */
  Optional<Booking> givenBack(UUID caseId) {
    return jdbc.sql("select agreement_id, year, case_id, programme, persons, referred_on from quota_use where case_id = ? "
        + "and release_reason = 'alreadyOnFile' order by id desc limit 1").param(caseId).query(Booking.class).optional();
  }

  void giveBack(Booking booking, String reason) {
    jdbc.sql("update quota_use set released_at = ?, release_reason = ? where case_id = ? and released_at is null")
        .params(Timestamp.from(clock.instant()), reason, booking.caseId()).update();
    jdbc.sql("update quota_year set persons = persons - ? where agreement_id = ? and year = ?")
        .params(booking.persons(), booking.agreementId(), booking.year()).update();
  }

  /** Undoes {@link #giveBack} in the same transaction: the counter is still locked, so the places are there. */
  void restore(Booking booking) {
    jdbc.sql("update quota_use set released_at = null, release_reason = null where id = (select max(id) from quota_use where case_id = ?)")
        .param(booking.caseId()).update();
    jdbc.sql("update quota_year set persons = persons + ? where agreement_id = ? and year = ?")
        .params(booking.persons(), booking.agreementId(), booking.year()).update();
  }

  int used(UUID agreementId, int year) {
    return jdbc.sql("select persons from quota_year where agreement_id = ? and year = ?").params(agreementId, year).query(Integer.class)
        .optional().orElse(0);
  }

  /** What is used of each agreement's years, the latest year first. */
  List<Year> years(Collection<UUID> agreements) {
    return jdbc.sql("select agreement_id, year, persons from quota_year where agreement_id = any(?) order by year desc")
        .param(agreements.toArray(UUID[]::new)).query(Year.class).list();
  }

  /** Places a case takes. */
  record Booking(UUID agreementId, int year, UUID caseId, String programme, int persons, LocalDate referredOn) {
  }

  /** What is used of a calendar year. */
  record Year(UUID agreementId, int year, int persons) {
  }
}
