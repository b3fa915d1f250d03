package org.passerelle.referral;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passerelle.engine.WrongField;
import org.passerelle.pages.ApiProblems.Fault;
import org.passerelle.pages.BadFields;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Reads what a partner sends, and refuses it with every field that is not right. */
@Component
public class SubmissionReader {

  private final Validator validator;
  private final MessageSource messages;

  SubmissionReader(Validator validator, MessageSource messages) {
    this.validator = validator;
    this.messages = messages;
  }

  /**
   * Reads an object.
   *
   * @throws BadFields  when a part is of the wrong kind, unknown, or not in form
   * @throws WrongField when it is no object at all
   */
  public <R extends Record> R read(JsonNode body, Class<R> type) {
    if (!body.isObject()) {
      throw new WrongField("", "problem.wrongType");
    }
    StrictJson json = new StrictJson();
    R read = json.read(body, type, "");
    if (!json.faults().isEmpty()) {
      throw new BadFields(all(json.faults(), validator.validate(read)));
    }
    return read;
  }

  private <R> List<Fault> all(List<StrictJson.Wrong> wrong, Set<ConstraintViolation<R>> violations) {
    Set<String> named = new TreeSet<>(wrong.stream().map(StrictJson.Wrong::path).toList());
    return Stream.concat(
        wrong.stream().map(part -> new Fault(part.path(),
            messages.getMessage(part.messageKey(), null, LocaleContextHolder.getLocale()))),
        violations.stream().map(Fault::of).filter(fault -> !named.contains(fault.field()))).toList();
  }
}
