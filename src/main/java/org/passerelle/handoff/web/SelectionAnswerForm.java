package org.passerelle.handoff.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.SelectionAnswer;

/**
 * The ministry's answer as it comes in, from the page or a program. Everything is text until it has been checked, so that every field can be
 * named at once.
 *
 * @param answer     {@code granted} or {@code refused}
 * @param csqNumber  with {@code granted}
 * @param csqExpires with {@code granted}: year-month-day
 * @param place      with {@code granted}: code of one of Québec's reception cities
 * @param reason     with {@code refused}
 */
@Consistent
public record SelectionAnswerForm(@Nullable String answer, @Nullable String csqNumber, @Nullable String csqExpires, @Nullable String place,
    @Size(max = Texts.LONGEST, message = Texts.TOO_LONG) @Pattern(regexp = Texts.PROSE, message = Texts.NOT_TEXT) @Nullable String reason) {

  public static final String GRANTED = "granted";
  public static final String REFUSED = "refused";

  /** A form nobody has filled in. */
  public static SelectionAnswerForm blank() {
    return new SelectionAnswerForm(null, null, null, null, null);
  }

  /** What was answered, once checked. */
  public SelectionAnswer toAnswer() {
    if (GRANTED.equals(answer)) {
      return new SelectionAnswer.Granted(Objects.requireNonNull(csqNumber).strip(), Day.of(csqExpires).orElseThrow(),
          Objects.requireNonNull(place));
    }
    return new SelectionAnswer.Refused(Objects.requireNonNull(reason).strip());
  }
}
