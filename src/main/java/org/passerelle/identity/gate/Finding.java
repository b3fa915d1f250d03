package org.passerelle.identity.gate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.gate.Gate.Condition;

/**
 * What a check found of one condition: that it is met, and by what; or one of the reasons for which it is not.
 *
 * @param code      of the reason; its words are {@code gate.finding.<code>}
 * @param restsOn   number of the agreement, authorization or exception, or a code of a country or region; null when there is none
 * @param moment    when screening or assessment took place; null where neither did
 * @param reference authorization, exception or hit; null when there is none
 */
public record Finding(Condition condition, boolean met, String code, @Nullable String restsOn, @Nullable Instant moment,
    @Nullable UUID reference) {

  static Finding met(Condition condition, String code) {
    return new Finding(condition, true, code, null, null, null);
  }

  static Finding failed(Condition condition, String code) {
    return new Finding(condition, false, code, null, null, null);
  }

  Finding on(@Nullable String number) {
    return new Finding(condition, met, code, number, moment, reference);
  }

  Finding at(@Nullable Instant when) {
    return new Finding(condition, met, code, restsOn, when, reference);
  }

  Finding about(@Nullable UUID id) {
    return new Finding(condition, met, code, restsOn, moment, id);
  }
}
