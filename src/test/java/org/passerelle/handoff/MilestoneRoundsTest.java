package org.passerelle.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.passerelle.casefile.CaseFile;
import org.passerelle.handoff.aftercare.MilestoneRounds;
import org.springframework.beans.factory.annotation.Autowired;

/** Who owes a family something hears of it before its last day and when that day is over, once each, by the calendar where the family lives. */
class MilestoneRoundsTest extends AftercareTest {

  @Autowired
  private MilestoneRounds rounds;

  @Test
  void eachIsRemindedOnceBeforeAndOnceAfterTheLastDay() {
    CaseFile file = landed("winnipeg", today()).file();
    at("America/Winnipeg", today().plusDays(20), LocalTime.NOON);
    rounds.tell();
    rounds.tell();
    assertThat(told(file, "milestoneOverdue")).as("lodging and income support").isEqualTo(2);
    assertThat(told(file, "milestoneReminded")).as("school is not due within a week").isZero();
    clock.advance(Duration.ofDays(5));
    rounds.tell();
    rounds.tell();
    assertThat(told(file, "milestoneReminded")).isOne();
    assertThat(jdbc.sql("select recipient from outbox where case_number = ? and template = 'milestoneReminded'").param(file.number())
        .query(String.class).list()).containsExactly("provincemb@example.org");
    clock.advance(Duration.ofDays(60));
    rounds.tell();
    rounds.tell();
    assertThat(told(file, "milestoneOverdue")).isEqualTo(5);
    assertThat(told(file, "milestoneReminded")).as("whoever is told that it is over needs no reminder").isOne();
  }

  @Test
  void theLastDayEndsWhereTheFamilyLives() {
    LocalDate landed = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Vancouver")).plusDays(1);
    CaseFile west = landed("vancouver", landed).file();
    CaseFile east = landed("stJohns", landed).file();
    // lodging is due the day after the landing: two hours before that day ends in the west it is over in the east. Two hours, for the time
    // zones that Java and PostgreSQL know may be an hour apart where a province has given up changing its clocks
    at("America/Vancouver", landed.plusDays(1), LocalTime.of(22, 0));
    rounds.tell();
    assertThat(told(west, "milestoneOverdue")).isZero();
    assertThat(told(west, "milestoneReminded")).isOne();
    assertThat(told(east, "milestoneOverdue")).isOne();
    clock.advance(Duration.ofHours(3));
    rounds.tell();
    assertThat(told(west, "milestoneOverdue")).isOne();
  }

  @Test
  void theHealthTeamHearsOfItsFamiliesOnItsOwnPages() {
    CaseFile file = landed("granby", today()).file();
    at("America/Toronto", today().plusDays(25), LocalTime.NOON);
    rounds.tell();
    assertThat(jdbc.sql("select recipient || ' ' || path from outbox where case_number = ? and template = 'milestoneReminded' "
        + "and path like '/health/%'").param(file.number()).query(String.class).list())
        .containsExactly("santeestrie@example.org /health/families/" + file.number());
  }

  private int told(CaseFile file, String template) {
    return mails(file, template);
  }

  private void at(String zone, LocalDate day, LocalTime time) {
    Instant moment = day.atTime(time).atZone(ZoneId.of(zone)).toInstant();
    clock.advance(Duration.between(clock.instant(), moment));
  }
}
