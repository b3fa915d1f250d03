package org.passerelle.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a person may do here. Staff roles are engine groups of the same name; outside roles never reach the engine's web applications.
 */
public enum Role {
  intakeOfficer, identityOfficer, complianceOfficer, matchingOfficer, destiningOfficer, mergeUnit, supervisor, analyst, auditor, admin,
  referralPartner, verifier, sponsor, province, ministry, settlementProvider, healthTeam;

  private static final Set<Role> OUTSIDE = EnumSet.of(referralPartner, verifier, sponsor, province, ministry, settlementProvider, healthTeam);

  /** Officers: those who complete human tasks in Tasklist. */
  public static final Set<Role> OFFICERS =
      EnumSet.of(intakeOfficer, identityOfficer, complianceOfficer, matchingOfficer, destiningOfficer, mergeUnit);

  /** Those who may read the register of organizations and their agreements. */
  public static final Set<Role> READERS_OF_PARTNERS = EnumSet.of(intakeOfficer, identityOfficer, complianceOfficer, matchingOfficer,
      destiningOfficer, mergeUnit, supervisor, auditor, admin);

  /** Those who say who the principals and payees of an organization are, to whom it is tied, and what an NGO can verify. */
  public static final Set<Role> KEEPERS_OF_PARTIES = EnumSet.of(complianceOfficer, admin);

  /** Those who may read the register of sponsors: who they are, their members, what they can carry. */
  public static final Set<Role> READERS_OF_SPONSORS = EnumSet.of(matchingOfficer, supervisor, auditor, admin);

  /** Those who keep the register of sponsors. */
  public static final Set<Role> KEEPERS_OF_SPONSORS = EnumSet.of(matchingOfficer, admin);

  /** Those who may read the watchlists and their editions. */
  public static final Set<Role> READERS_OF_WATCHLISTS = EnumSet.of(complianceOfficer, supervisor, auditor);

  /** Those who may read authorizations, documented exceptions and controlled areas. */
  public static final Set<Role> READERS_OF_AUTHORIZATIONS = EnumSet.of(complianceOfficer, identityOfficer, supervisor, auditor);

  /** Those of whom a second one may approve a documented exception. */
  public static final Set<Role> APPROVERS_OF_EXCEPTIONS = EnumSet.of(complianceOfficer, supervisor);

  /** Those who may read two files side by side that may be of one family. */
  public static final Set<Role> READERS_OF_DUPLICATES = EnumSet.of(mergeUnit, intakeOfficer, supervisor, auditor);

  /** Those who may read the evidence of an identity, source by source. */
  public static final Set<Role> READERS_OF_IDENTITY = EnumSet.of(identityOfficer, complianceOfficer, supervisor, auditor);

  /** Those who may read when and where a family gave biometrics, and what the comparison said. */
  public static final Set<Role> READERS_OF_BIOMETRICS =
      EnumSet.of(identityOfficer, complianceOfficer, destiningOfficer, supervisor, auditor);

  /** Those who may read the figures by which it is judged what a sponsor must show. */
  public static final Set<Role> READERS_OF_SPONSORSHIP_FIGURES = EnumSet.of(matchingOfficer, supervisor);

  /** Those who may read what is paid to NGOs. */
  public static final Set<Role> READERS_OF_PAYMENTS = EnumSet.of(complianceOfficer, supervisor, auditor);

  /** Those who may read undertakings and the reports of sponsors. */
  public static final Set<Role> READERS_OF_UNDERTAKINGS = EnumSet.of(matchingOfficer, supervisor, auditor);

  /** Those who may read matching rounds, with their plans and what officers changed. */
  public static final Set<Role> READERS_OF_ROUNDS = EnumSet.of(matchingOfficer, supervisor, auditor);

  /** Those who may read which cities were weighed for a family, and which was chosen. */
  public static final Set<Role> READERS_OF_DESTINATIONS = EnumSet.of(destiningOfficer, supervisor, auditor);

  /** Those who may read what cities plan to receive, and what of it is taken. */
  public static final Set<Role> READERS_OF_CITY_PLAN = EnumSet.of(destiningOfficer, supervisor, admin);

  /** Those who receive families: a province's office, Québec's ministry, the settlement provider of a city. */
  public static final Set<Role> RECEIVERS = EnumSet.of(province, ministry, settlementProvider);

  /** Those who may read of families that are there and that nobody had announced. */
  public static final Set<Role> READERS_OF_UNANNOUNCED = EnumSet.of(destiningOfficer, supervisor);

  /** Those who may read what was told of a family to whom, and under which agreement. */
  public static final Set<Role> READERS_OF_DISCLOSURES = EnumSet.of(destiningOfficer, complianceOfficer, supervisor, auditor);

  /** Those who may read the whole register of disclosures. */
  public static final Set<Role> READERS_OF_DISCLOSURE_REGISTER = EnumSet.of(complianceOfficer, supervisor, auditor);

  /** Those who may read the register of confidentiality incidents. */
  public static final Set<Role> READERS_OF_INCIDENTS = EnumSet.of(complianceOfficer, auditor);

  /** Whether people with this role belong to an outside organization. */
  public boolean outside() {
    return OUTSIDE.contains(this);
  }

  /** The name Spring Security knows it by. */
  public String authority() {
    return "ROLE_" + name();
  }

  /** All roles of staff. */
  public static Role[] staff() {
    return Arrays.stream(values()).filter(role -> !role.outside()).toArray(Role[]::new);
  }
}
