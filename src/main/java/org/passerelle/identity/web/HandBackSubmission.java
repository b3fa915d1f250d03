package org.passerelle.identity.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Visiting.HandBackReason;
import org.passerelle.identity.web.Sound.Wrong;
import org.passerelle.referral.Written;

/** Why an NGO gives a request back. */
@Sound
public record HandBackSubmission(@Nullable @NotNull(message = "{validation.visit.handBackReason}") HandBackReason reason,
    @Nullable @Size(max = 1000, message = AttestationSubmission.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = AttestationSubmission.CONTROL) String words) implements Sound.Checked {

  @Override
  public Stream<Wrong> wrong(LocalDate today) {
    return reason == HandBackReason.other && said().isEmpty() ? Stream.of(new Wrong("words", "validation.visit.handBackWords")) : Stream.of();
  }

  /** The words, empty when there are none. */
  public String said() {
    return words == null ? "" : words.strip();
  }
}
