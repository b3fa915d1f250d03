package org.passerelle.handoff;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.Journey.Leg;
import org.passerelle.handoff.Journey.Need;
import org.passerelle.handoff.Journey.Onward;
import org.passerelle.referral.Written;

/**
 * What must fit together in a journey: each flight leaves from where the one before it landed, not before it landed; the last one lands on
 * the day of arrival; who goes on arrives after landing. Fields are named as on the form: the flight that lands in Canada has no number, those
 * before it are {@code flight1}, {@code flight2}.
 */
final class JourneyCheck {

  private static final int LONGEST_PLACE = 100;
  private static final int LONGEST_DETAILS = 200;
  /** By local times a flight over the date line lands up to a day before it leaves, and none flies for longer than a day. */
  private static final int LONGEST_FLIGHT_DAYS = 2;
  private static final int LONGEST_ONWARD_DAYS = 7;
  private static final Pattern AIRPORT = Pattern.compile("[A-Z]{3}");
  private static final Pattern LINE = Pattern.compile(Written.LINE);
  private static final Pattern PROSE = Pattern.compile(Written.PROSE);
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final ArrivalPlan plan;
  private final Journey journey;

  JourneyCheck(ArrivalPlan plan) {
    this.plan = plan;
    this.journey = plan.journey();
  }

  void check() {
    written("remarks", plan.remarks(), PROSE);
    written("flight", plan.flight(), LINE);
    plan.exemptions().forEach(exemption -> written(exemption.rule().field(), exemption.reason(), PROSE));
    notLonger("originPlace", journey.originPlace(), LONGEST_PLACE);
    written("originPlace", journey.originPlace(), LINE);
    for (int i = 0; i < journey.legs().size(); i++) {
      check(journey.legs().get(i), field(i));
    }
    for (int i = 1; i < journey.legs().size(); i++) {
      connect(journey.legs().get(i - 1), journey.legs().get(i), field(i));
    }
    landing();
    needs();
    if (journey.onward() != null) {
      onward(journey.onward());
    }
  }

  private void check(Leg leg, String field) {
    notLonger(field, leg.flight(), ArrivalPlan.LONGEST_FLIGHT);
    written(field, leg.flight(), LINE);
    airport(field + "From", leg.from());
    airport(field + "To", leg.to());
    require(leg.from() == null || !leg.from().equals(leg.to()), field + "From", "form.flightGoesNowhere");
    if (leg.departs() != null && leg.arrives() != null) {
      boolean possible = leg.arrives().isAfter(leg.departs().minusDays(1)) && leg.arrives().isBefore(leg.departs().plusDays(LONGEST_FLIGHT_DAYS));
      require(possible, field + "Departs", "form.flightTimes");
    }
  }

  private void connect(Leg before, Leg leg, String field) {
    require(before.to() == null || leg.from() == null || before.to().equals(leg.from()), field + "From", "form.flightsDoNotConnect",
        String.valueOf(before.to()));
    boolean landed = before.arrives() == null || leg.departs() == null || !leg.departs().isBefore(before.arrives());
    require(landed, field + "Departs", "form.flightLeavesTooEarly");
  }

  private void landing() {
    if (journey.legs().isEmpty()) {
      return;
    }
    Leg last = journey.legs().get(journey.legs().size() - 1);
    LocalDate landed = last.arrives() == null ? plan.arrivesOn() : last.arrives().toLocalDate();
    require(landed.equals(plan.arrivesOn()), "flightArrives", "form.landsOnAnotherDay");
  }

  private void needs() {
    boolean asked = journey.needs().contains(Need.interpreter);
    require(!asked || journey.interpreter() != null, "interpreterLanguage", "form.interpreterLanguage");
    require(journey.interpreter() == null || LANGUAGE.matcher(journey.interpreter()).matches(), "interpreterLanguage", "form.notAChoice");
  }

  private void onward(Onward onward) {
    notLonger("onwardDetails", onward.details(), LONGEST_DETAILS);
    written("onwardDetails", onward.details(), LINE);
    if (onward.way() == Journey.Way.none) {
      return;
    }
    require(onward.arrives() != null, "onwardArrives", "form.onwardArrives");
    LocalDateTime arrives = onward.arrives();
    require(!arrives.toLocalDate().isBefore(plan.arrivesOn()), "onwardArrives", "form.onwardBeforeLanding");
    require(arrives.toLocalDate().isBefore(plan.arrivesOn().plusDays(LONGEST_ONWARD_DAYS)), "onwardArrives", "form.onwardTooLate", LONGEST_ONWARD_DAYS);
  }

  private String field(int leg) {
    return leg == journey.legs().size() - 1 ? "flight" : "flight" + (leg + 1);
  }

  private static void airport(String field, @Nullable String code) {
    require(code == null || AIRPORT.matcher(code).matches(), field, "form.airport");
  }

  private static void written(String field, @Nullable String text, Pattern allowed) {
    require(text == null || allowed.matcher(text).matches(), field, "form.controlCharacters");
  }

  private static void notLonger(String field, @Nullable String text, int longest) {
    require(text == null || text.length() <= longest, field, "form.tooLong", longest);
  }

  private static void require(boolean right, String field, String sentence, Object... arguments) {
    if (!right) {
      throw new WrongField(field, sentence, arguments);
    }
  }
}
