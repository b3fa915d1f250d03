package org.passerelle.handoff.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An office's word that it has received the family.
 *
 * @param remarks what the department should know; may be left out
 */
public record ReceptionForm(
    @Size(max = Texts.LONGEST, message = Texts.TOO_LONG) @Pattern(regexp = Texts.PROSE, message = Texts.NOT_TEXT) @Nullable String remarks) {

  public @Nullable String remarksOrNull() {
    return Texts.orNull(remarks);
  }
}
