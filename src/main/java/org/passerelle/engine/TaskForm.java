package org.passerelle.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a submitted form, read with checks. Every method throws {@link WrongField} when the value is not what is needed. */
public final class TaskForm {

  private static final int LONGEST_TEXT = 4000;

  private final Map<String, ?> fields;

  public TaskForm(Map<String, ?> fields) {
    this.fields = fields;
  }

  /** One of the given codes. */
  public String code(String field, String... allowed) {
    String value = text(field);
    if (!Arrays.asList(allowed).contains(value)) {
      throw new WrongField(field, "form.notAChoice");
    }
    return value;
  }

  /** One of the constants of an enum, by name. */
  public <E extends Enum<E>> E code(String field, Class<E> type) {
    String value = text(field);
    return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(value)).findFirst()
        .orElseThrow(() -> new WrongField(field, "form.notAChoice"));
  }

  /** A text that must be there: at most 4,000 characters. */
  public String text(String field) {
    String value = optionalText(field);
    if (value == null) {
      throw new WrongField(field, "form.missing");
    }
    return value;
  }

  /** A text that may be left out: null when blank. */
  public @Nullable String optionalText(String field) {
    Object value = fields.get(field);
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    String text = value.toString().strip();
    if (text.chars().anyMatch(TaskForm::isControl)) {
      throw new WrongField(field, "form.controlCharacters");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new WrongField(field, "form.tooLong", LONGEST_TEXT);
    }
    return text;
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
  }

  /** Whether a box is ticked. */
  public boolean yes(String field) {
    return Boolean.parseBoolean(String.valueOf(fields.get(field)));
  }

  /** A calendar day, written year-month-day. */
  public LocalDate date(String field) {
    try {
      return LocalDate.parse(text(field));
    } catch (DateTimeException e) {
      throw new WrongField(field, "form.notADate");
    }
  }
}
