package org.passerelle.handoff.process;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TaskForm;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.ArrivalPlan;
import org.passerelle.handoff.Exemption;
import org.passerelle.handoff.Exemption.Ground;
import org.passerelle.handoff.Exemption.Rule;
import org.passerelle.handoff.Journey;
import org.passerelle.handoff.Journey.Leg;
import org.passerelle.handoff.Journey.Need;
import org.passerelle.handoff.Journey.Onward;
import org.passerelle.handoff.Journey.Way;
import org.passerelle.handoff.PortOfEntry;

/** Reads the form {@code plan-arrival}: the flight that lands in Canada, up to two before it, needs, the way onward, and reasons. */
record PlanForm(TaskForm form) {

  private static final List<String> EARLIER = List.of("flight1", "flight2");
  private static final int LONGEST_REASON = 1000;

  ArrivalPlan plan() {
    PortOfEntry port = form.code("port", PortOfEntry.class);
    return new ArrivalPlan(form.date("arrivalDate"), port, form.optionalText("flight"), form.optionalText("remarks"), journey(port), exemptions());
  }

  private Journey journey(PortOfEntry port) {
    List<Need> needs = Arrays.stream(Need.values()).filter(need -> form.yes("need_" + need)).toList();
    return new Journey(null, form.optionalText("originPlace"), legs(port), needs,
        needs.contains(Need.interpreter) ? form.optionalText("interpreterLanguage") : null, List.of(), onward(), null, null);
  }

  private List<Leg> legs(PortOfEntry port) {
    List<Leg> legs = new ArrayList<>();
    for (String field : EARLIER) {
      String flight = form.optionalText(field);
      if (flight != null) {
        legs.add(new Leg(flight, airport(field + "From"), airport(field + "To"), time(field + "Departs"), time(field + "Arrives")));
      }
    }
    String flight = form.optionalText("flight");
    if (flight != null) {
      legs.add(new Leg(flight, airport("flightFrom"), port == PortOfEntry.other ? null : port.name(), time("flightDeparts"), time("flightArrives")));
    } else if (!legs.isEmpty()) {
      throw new WrongField("flight", "form.flightMissing");
    }
    return legs;
  }

  private @Nullable Onward onward() {
    if (form.optionalText("onward") == null) {
      return null;
    }
    Way way = form.code("onward", Way.class);
    return way == Way.none ? new Onward(way, null, null) : new Onward(way, form.optionalText("onwardDetails"), time("onwardArrives"));
  }

  private List<Exemption> exemptions() {
    List<Exemption> given = new ArrayList<>();
    if (form.optionalText("shortNoticeGround") != null) {
      Ground ground = form.code("shortNoticeGround", Ground.class);
      given.add(new Exemption(Rule.shortNotice, ground, ground == Ground.stated ? form.text(Rule.shortNotice.field()) : null));
    }
    for (Rule rule : List.of(Rule.movingSeason, Rule.otherPort, Rule.afterCertificate)) {
      String reason = form.optionalText(rule.field());
      if (reason != null) {
        given.add(new Exemption(rule, Ground.stated, reason));
      }
    }
    given.forEach(PlanForm::notTooLong);
    return given;
  }

  private static void notTooLong(Exemption exemption) {
    if (exemption.reason() != null && exemption.reason().length() > LONGEST_REASON) {
      throw new WrongField(exemption.rule().field(), "form.tooLong", LONGEST_REASON);
    }
  }

  private @Nullable String airport(String field) {
    String code = form.optionalText(field);
    return code == null ? null : code.toUpperCase(Locale.ROOT);
  }

  private @Nullable LocalDateTime time(String field) {
    String written = form.optionalText(field);
    try {
      return written == null ? null : LocalDateTime.parse(written);
    } catch (DateTimeException e) {
      throw new WrongField(field, "form.notATime");
    }
  }
}
