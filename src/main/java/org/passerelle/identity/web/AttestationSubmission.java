package org.passerelle.identity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;

/** An attestation as an NGO sends it, by page or by program. */
public record AttestationSubmission(
    @Nullable @NotNull(message = "{validation.attestation.metOn}") @NotInFuture(message = "{validation.attestation.future}") LocalDate metOn,
    @Nullable @NotNull(message = "{validation.attestation.manner}") Manner manner,
    @Nullable @NotBlank(message = "{validation.attestation.place}")
    @Size(max = 200, message = "{validation.attestation.length}")
    @Pattern(regexp = AttestationSubmission.PROSE, message = "{validation.attestation.control}") String place,
    @Nullable @NotBlank(message = "{validation.attestation.documentsSeen}")
    @Size(max = 2000, message = "{validation.attestation.length}")
    @Pattern(regexp = AttestationSubmission.PROSE, message = "{validation.attestation.control}") String documentsSeen,
    @Nullable @NotNull(message = "{validation.attestation.finding}") Finding finding,
    @Nullable @NotNull(message = "{validation.attestation.confidence}") Confidence confidence,
    @Nullable @Size(max = 4000, message = "{validation.attestation.length}")
    @Pattern(regexp = AttestationSubmission.PROSE, message = "{validation.attestation.control}") String remarks) {

  /** Text without control characters other than line ends and tabs, and without halves of characters. */
  static final String PROSE = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\p{Cs}]*";

  /** An empty form. */
  public static AttestationSubmission blank() {
    return new AttestationSubmission(null, null, null, null, null, null, null);
  }

  /** What it says, once it has been found valid. */
  public Attestation toAttestation() {
    return Attestation.of(metOn, manner, place, documentsSeen, finding, confidence, remarks);
  }
}
