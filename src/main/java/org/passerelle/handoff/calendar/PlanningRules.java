package org.passerelle.handoff.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.passerelle.engine.WrongField;
import org.passerelle.handoff.ArrivalPlan;
import org.passerelle.handoff.ArrivalRules;
import org.passerelle.handoff.Exemption;
import org.passerelle.handoff.Exemption.Ground;
import org.passerelle.handoff.Exemption.Rule;
import org.passerelle.handoff.Journey;
import org.passerelle.handoff.PortOfEntry;
import org.passerelle.handoff.calendar.CalendarTable.Codes;
import org.passerelle.handoff.calendar.CalendarTable.Finding;
import org.passerelle.handoff.calendar.CalendarTable.Verdict;
import org.passerelle.reference.Places;
import org.passerelle.reference.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * The rules about arrivals: Québec's calendar as its decision table says, the working days between notice and arrival, the validity of the
 * certificate. A rule that warns is set aside by a reason; an exemption that is not needed is not kept.
 */
@Component
class PlanningRules implements ArrivalRules {

  private final CalendarTable table;
  private final ArrivalCalendars calendars;
  private final TravellingFamilies families;
  private final WorkingDays workingDays;

  PlanningRules(CalendarTable table, ArrivalCalendars calendars, TravellingFamilies families, WorkingDays workingDays) {
    this.table = table;
    this.calendars = calendars;
    this.families = families;
    this.workingDays = workingDays;
  }

  @Override
  public ArrivalPlan check(UUID caseId, String province, LocalDate today, ArrivalPlan plan) {
    TravellingFamily family = families.of(caseId);
    List<Exemption> needed = new ArrayList<>();
    calendar(province, family, plan, needed);
    notice(province, today, family, plan, needed);
    certificate(family, plan, needed);
    return plan.with(needed);
  }

  @Override
  public Journey announced(UUID caseId, Journey planned) {
    TravellingFamily family = families.of(caseId);
    return planned.with(family.countryOfAsylum(), family.markers(), family.sponsorEn(), family.sponsorFr());
  }

  private void calendar(String province, TravellingFamily family, ArrivalPlan plan, List<Exemption> needed) {
    List<Finding> findings = table.findings(new Codes(province.equals(Places.QUEBEC), family.sponsored(), family.priority(),
        calendars.period(province, plan.arrivesOn()), plan.port() == PortOfEntry.YUL));
    for (Finding finding : findings) {
      WrongField fault = new WrongField(finding.sentence().field(), "form.calendar." + finding.sentence());
      Rule rule = finding.sentence().rule();
      if (finding.verdict() == Verdict.refused || rule == null) {
        throw fault;
      }
      needed.add(given(plan, rule, family, fault));
    }
  }

  private void notice(String province, LocalDate today, TravellingFamily family, ArrivalPlan plan, List<Exemption> needed) {
    int due = calendars.lead(province, today);
    int left = workingDays.between(province, today, plan.arrivesOn());
    if (left < due) {
      LocalDate earliest = workingDays.nth(province, today, due);
      String sentence = family.urgent() ? "form.shortNoticeUrgent" : "form.shortNotice";
      needed.add(given(plan, Rule.shortNotice, family, new WrongField("shortNoticeGround", sentence, left, due, earliest.toString())));
    }
  }

  private static void certificate(TravellingFamily family, ArrivalPlan plan, List<Exemption> needed) {
    LocalDate expires = family.certificateExpires();
    if (expires != null && plan.arrivesOn().isAfter(expires)) {
      needed.add(given(plan, Rule.afterCertificate, family, new WrongField(Rule.afterCertificate.field(), "form.afterCertificate", expires.toString())));
    }
  }

  private static Exemption given(ArrivalPlan plan, Rule rule, TravellingFamily family, WrongField fault) {
    Exemption exemption = plan.exemption(rule).orElseThrow(() -> fault);
    if (exemption.ground() == Ground.urgentProtection && !family.urgent()) {
      throw new WrongField(rule + "Ground", "form.notUrgent");
    }
    return exemption;
  }
}
