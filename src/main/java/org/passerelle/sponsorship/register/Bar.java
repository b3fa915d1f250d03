package org.passerelle.sponsorship.register;

/**
 * What bars a person from sponsoring. A member declares of each that it does not stand ({@code clear}), and somebody confirms it.
 * Sources: Immigration and Refugee Protection Regulations, s. 156; Québec Immigration Regulation (I-0.2.1, r. 3), s. 81 to 83.
 */
public enum Bar {
  /** Under a removal order. */
  removalOrder,
  /** Detained. */
  detention,
  /** Convicted of murder or of an offence of schedules I or II of the Corrections and Conditional Release Act, and not long enough ago. */
  seriousConviction,
  /** In default of support payments. */
  supportPayments,
  /** On last-resort financial assistance, other than for age or disability. */
  lastResortAid,
  /** An undertaking of the past was not honoured or repaid. */
  pastUndertakings
}
