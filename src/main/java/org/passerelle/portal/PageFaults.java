package org.passerelle.portal;

import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.ApiProblems.Fault;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns what a use case refuses into sentences beside the fields of a page, in the reader's language. */
@Component
class PageFaults {

  private final MessageSource messages;

  PageFaults(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The faults a use case found.
   *
   * @param refused a {@link ConstraintViolationException} or a {@link WrongField}
   */
  List<Fault> of(RuntimeException refused) {
    if (refused instanceof ConstraintViolationException form) {
      return form.getConstraintViolations().stream().map(Fault::of).sorted(Comparator.comparing(Fault::field)).toList();
    }
    WrongField wrong = (WrongField) refused;
    return List.of(new Fault(wrong.field(), sentence(wrong.messageKey(), wrong.arguments())));
  }

  String sentence(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
