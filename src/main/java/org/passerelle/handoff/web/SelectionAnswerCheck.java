package org.passerelle.handoff.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.web.Consistent.Faults;
import org.passerelle.reference.Places;
import org.passerelle.reference.Provinces;

/** A certificate needs a number, a day in the future and one of Québec's cities; a refusal needs a reason; neither carries the other's. */
class SelectionAnswerCheck implements ConstraintValidator<Consistent, SelectionAnswerForm> {

  private final Places places;
  private final Provinces provinces;
  private final Clock clock;

  SelectionAnswerCheck(Places places, Provinces provinces, Clock clock) {
    this.places = places;
    this.provinces = provinces;
    this.clock = clock;
  }

  @Override
  public boolean isValid(SelectionAnswerForm form, ConstraintValidatorContext context) {
    Faults faults = new Faults(context);
    if (SelectionAnswerForm.GRANTED.equals(form.answer())) {
      granted(form, faults);
    } else if (SelectionAnswerForm.REFUSED.equals(form.answer())) {
      refused(form, faults);
    } else {
      faults.require(false, "answer", "choose");
    }
    return faults.none();
  }

  private void granted(SelectionAnswerForm form, Faults faults) {
    String number = form.csqNumber();
    faults.require(number != null && number.strip().matches("[A-Za-z0-9][A-Za-z0-9 -]{3,29}"), "csqNumber", "csqNumber");
    Optional<LocalDate> expires = Day.of(form.csqExpires());
    faults.require(expires.isPresent(), "csqExpires", "day");
    faults.require(expires.isEmpty() || expires.get().isAfter(today()), "csqExpires", "csqExpired");
    faults.require(places.in(Places.QUEBEC).stream().anyMatch(place -> place.code().equals(form.place())), "place", "city");
    faults.require(!Faults.given(form.reason()), "reason", "notWithGranted");
  }

  private void refused(SelectionAnswerForm form, Faults faults) {
    faults.require(Faults.given(form.reason()), "reason", "reason");
    faults.require(empty(form.csqNumber()), "csqNumber", "notWithRefused");
    faults.require(empty(form.csqExpires()), "csqExpires", "notWithRefused");
    faults.require(empty(form.place()), "place", "notWithRefused");
  }

  private static boolean empty(@Nullable String text) {
    return !Faults.given(text);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(provinces.get(Places.QUEBEC).timeZone()));
  }
}
