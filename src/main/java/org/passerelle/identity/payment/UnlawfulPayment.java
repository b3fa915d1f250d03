package org.passerelle.identity.payment;

/** Why it is not lawful to pay. Texts: {@code payment.fault.<name>}. The first five are the conditions of the gate. */
public enum UnlawfulPayment {
  /** No agreement in force that covers identity confirmation. */
  agreement,
  /** Work in a controlled area without an authorization or a documented exception. */
  authorization,
  /** The NGO, a principal or a payee was not screened lately, or has a hit. */
  screening,
  /** Nobody is chosen to receive the money. */
  noPayee,
  /** Whoever was chosen is no payee of the NGO any more. */
  payeeEnded,
  /** The payee has not been compared with the lists. */
  payeeNotScreened,
  /** The payee has an open or upheld hit on a list. */
  payeeHit,
  /** Cash or hawala without an approved exception. */
  channel
}
