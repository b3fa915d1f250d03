package org.passerelle.handoff.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Arrays;
import java.util.List;
import org.passerelle.handoff.ArrivalResult;
import org.passerelle.handoff.Incident;
import org.passerelle.handoff.web.Consistent.Faults;

/** A report says what happened and when; a change says what has changed. */
class ArrivalReportCheck implements ConstraintValidator<Consistent, ArrivalReportForm> {

  @Override
  public boolean isValid(ArrivalReportForm form, ConstraintValidatorContext context) {
    Faults faults = new Faults(context);
    faults.require(Arrays.stream(ArrivalResult.values()).anyMatch(result -> result.name().equals(form.result())), "result", "choose");
    faults.require(Day.of(form.happenedOn()).isPresent(), "happenedOn", "day");
    faults.require(!ArrivalResult.changed.name().equals(form.result()) || Faults.given(form.remarks()), "remarks", "whatChanged");
    List<String> known = Incident.reportable().stream().map(Incident::name).toList();
    faults.require(known.containsAll(form.given()), "incidents", "incident");
    return faults.none();
  }
}
