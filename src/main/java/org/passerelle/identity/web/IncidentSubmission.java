package org.passerelle.identity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Incident;
import org.passerelle.referral.Written;

/** What happened that endangers the family or the NGO's people. */
public record IncidentSubmission(@NotNull(message = "{validation.visit.incidentKind}") Incident.@Nullable Kind kind,
    @Nullable @NotNull(message = "{validation.visit.happenedOn}") @NotInFuture(message = "{validation.visit.happenedInFuture}") LocalDate happenedOn,
    @Nullable @NotBlank(message = "{validation.visit.account}") @Size(max = 4000, message = AttestationSubmission.TOO_LONG)
    @Pattern(regexp = Written.PROSE, message = AttestationSubmission.CONTROL) String account) {
}
