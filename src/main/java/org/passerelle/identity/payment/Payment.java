package org.passerelle.identity.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is paid to an NGO for one attestation. The amount is the one of the agreement on the day of the request.
 *
 * @param attestedBy        who attested for the NGO: a user name or a program
 * @param decidedBy         the officers who have decided on the family's identity
 * @param faults            why it was not lawful to pay when that was last checked
 * @param payeeId           who is to receive the money for the NGO; null until chosen
 * @param transferReference number of the transfer by which it was paid; null until it is released
 * @param reason            why it was refused or handed back
 */
public record Payment(UUID id, UUID requestId, UUID caseId, String caseNumber, UUID organizationId, String organizationEn, String organizationFr,
    UUID agreementId, String agreementNumber, BigDecimal amount, String currency, String channel, String attestedBy, List<String> decidedBy,
    State state, List<UnlawfulPayment> faults, @Nullable UUID payeeId, @Nullable String payee, Instant dueAt, @Nullable String approvedBy,
    @Nullable Instant approvedAt, @Nullable String releasedBy, @Nullable Instant releasedAt, @Nullable String transferReference,
    @Nullable String refusedBy, @Nullable Instant refusedAt, @Nullable String reason) {

  /** How far it is. */
  public enum State { due, approved, released, refused }

  /** Whether somebody had a part in finding out who the family is; such a person neither approves nor releases. */
  public boolean verifiedBy(String person) {
    return attestedBy.equals(person) || decidedBy.contains(person);
  }

  public String organization(String language) {
    return language.equals("fr") ? organizationFr : organizationEn;
  }

  /**
   * A step.
   *
   * @param what   {@code due}, {@code payeeChosen}, {@code approved}, {@code unlawful}, {@code handedBack}, {@code released}, {@code refused}
   * @param detail codes of what was unlawful by comma, the number of the transfer, or a reason; null when the step says all
   */
  public record Event(UUID paymentId, Instant at, String what, String actor, @Nullable String detail) {
  }
}
