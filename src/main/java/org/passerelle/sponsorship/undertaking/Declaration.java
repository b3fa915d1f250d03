package org.passerelle.sponsorship.undertaking;

/** What a sponsor declares with its undertaking. */
public enum Declaration {
  /** Each answers for the whole (solidary liability). */
  solidary,
  /** No money comes from the refugee, relatives or third parties. */
  noMoneyFromFamily,
  /** It does not apply on behalf of others. */
  notForOthers,
  /** All members of the family are listed, those who do not travel too: who is not declared loses the right to follow later. */
  allMembersListed
}
