package org.passerelle.sponsorship.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.sponsorship.Stream;
import org.passerelle.sponsorship.undertaking.Undertaking;
import org.passerelle.sponsorship.undertaking.UndertakingState;

/** An undertaking in a list. */
record UndertakingLine(UUID id, String caseNumber, Stream stream, int months, UndertakingState state, Instant askedAt, @Nullable Instant dueAt,
    @Nullable Instant filedAt, @Nullable Instant decidedAt, @Nullable String reason, @Nullable Instant endedAt) {

  static UndertakingLine of(Undertaking undertaking) {
    return new UndertakingLine(undertaking.id(), undertaking.caseNumber(), undertaking.stream(), undertaking.months(), undertaking.state(), undertaking.askedAt(),
        undertaking.state().open() ? undertaking.dueAt() : null, undertaking.filedAt(), undertaking.decidedAt(), undertaking.reason(), undertaking.endedAt());
  }
}
