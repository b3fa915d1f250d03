package org.passerelle.handoff.web;

import org.jspecify.annotations.Nullable;

/** What free text may be. */
final class Texts {

  static final int LONGEST = 2000;
  /** No control characters but line breaks and tabs: the database keeps no others. */
  static final String PROSE = "[\\P{Cc}\\r\\n\\t]*";
  static final String TOO_LONG = "{validation.handoff.tooLong}";
  static final String NOT_TEXT = "{validation.handoff.notText}";

  private Texts() {
  }

  /** The text without blanks around it; null when nothing is left. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
