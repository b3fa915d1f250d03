package org.passerelle.pages;

import java.util.List;

/** The sign-ins of the demonstration, as the sign-in page and the console show them: an English-speaking and a French-speaking person each. */
public final class DemonstrationSignIns {

  /** The password of all of them. Any profile but the local one refuses to start with it. */
  public static final String PASSWORD = "passerelle";

  public static final List<SignIn> ALL = List.of(
      new SignIn("intakeOfficer", "intake, accueil"), new SignIn("mergeUnit", "merge, fusion"),
      new SignIn("complianceOfficer", "compliance, conformite"), new SignIn("identityOfficer", "identity, identite"),
      new SignIn("matchingOfficer", "matching, jumelage"),
      new SignIn("destiningOfficer", "destining, destination"), new SignIn("supervisor", "supervisor, superviseure"),
      new SignIn("analyst", "analyst"), new SignIn("auditor", "auditor"), new SignIn("admin", "admin"),
      new SignIn("referralPartner", "partner, partenaire"), new SignIn("verifier", "verifier, verificatrice"),
      new SignIn("sponsor", "sponsor, sponsorHarbour, parrain"), new SignIn("province", "manitoba, ontario, nouveauBrunswick"),
      new SignIn("ministry", "quebec"), new SignIn("settlementProvider", "providerWinnipeg, fournisseurSherbrooke"),
      new SignIn("healthTeam", "santeMontreal, healthEstrie"));

  private DemonstrationSignIns() {
  }

  /**
   * One kind of user.
   *
   * @param role      what they are
   * @param usernames separated by commas
   */
  public record SignIn(String role, String usernames) {
  }
}
