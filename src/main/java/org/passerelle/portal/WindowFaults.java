package org.passerelle.portal;

import java.util.Arrays;
import org.passerelle.engine.WrongField;
import org.springframework.validation.BindingResult;

/** Puts what a use case found wrong beside its field on the page, or above all of them when it stands in none. */
final class WindowFaults {

  private WindowFaults() {
  }

  /** @param faults of a form that is a record */
  static void note(BindingResult faults, WrongField wrong) {
    Object form = faults.getTarget();
    if (form != null && Arrays.stream(form.getClass().getRecordComponents()).anyMatch(part -> part.getName().equals(wrong.field()))) {
      faults.rejectValue(wrong.field(), wrong.messageKey(), wrong.arguments(), null);
    } else {
      faults.reject(wrong.messageKey(), wrong.arguments(), null);
    }
  }
}
