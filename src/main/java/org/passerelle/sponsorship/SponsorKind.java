package org.passerelle.sponsorship;

/** Who may sponsor: outside Québec after the Immigration and Refugee Protection Regulations, s. 138 and 152; in Québec after RIQ, s. 81 to 83. */
public enum SponsorKind {
  /** A sponsorship agreement holder (SAH), with a yearly allocation. */
  agreementHolder(false),
  /** A constituent group, which sponsors under its holder's agreement and out of its holder's allocation. */
  constituentGroup(false),
  /** Five or more citizens or permanent residents of one community. */
  groupOfFive(false),
  /** An organization without an agreement. */
  communitySponsor(false),
  /** Québec: a group of two to five persons. */
  quebecGroup(true),
  /** Québec: a legal person that is a registered charity. */
  quebecOrganization(true);

  private final boolean quebec;

  SponsorKind(boolean quebec) {
    this.quebec = quebec;
  }

  /** Whether Québec approves its undertakings. */
  public boolean quebec() {
    return quebec;
  }

  /** Whether it sponsors under an agreement: its own or its holder's. */
  public boolean underAgreement() {
    return this == agreementHolder || this == constituentGroup;
  }
}
