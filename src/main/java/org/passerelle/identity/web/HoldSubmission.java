package org.passerelle.identity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.Written;

/** Why and until which day an NGO holds a request. */
public record HoldSubmission(@Nullable @NotNull(message = "{validation.visit.until}") LocalDate until,
    @Nullable @NotBlank(message = "{validation.visit.holdReason}") @Size(max = 1000, message = AttestationSubmission.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = AttestationSubmission.CONTROL) String reason) {
}
