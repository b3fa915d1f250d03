package org.passerelle.sponsorship.register;

import java.util.UUID;
import org.passerelle.access.Audit;
import org.passerelle.partner.ChangeLog;
import org.passerelle.partner.ChangedMeanwhile;
import org.passerelle.partner.OrganizationRegister;
import org.passerelle.partner.Organizations;
import org.passerelle.partner.Refusals;
import org.passerelle.reference.Today;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reading and changing what a sponsor says of itself: by its own people, or by staff for it. */
@Service
public class ProfileChanges {

  private final Profiles profiles;
  private final OrganizationRegister register;
  private final Organizations organizations;
  private final ChangeLog log;
  private final Audit audit;
  private final Today today;

  ProfileChanges(Profiles profiles, OrganizationRegister register, Organizations organizations, ChangeLog log, Audit audit, Today today) {
    this.profiles = profiles;
    this.register = register;
    this.organizations = organizations;
    this.log = log;
    this.audit = audit;
    this.today = today;
  }

  @Transactional(readOnly = true)
  public StoredProfile of(UUID sponsor) {
    return profiles.of(sponsor);
  }

  /**
   * Changes the profile, from now on. What is taken already stays taken.
   *
   * @param version from which the change started
   * @throws ChangedMeanwhile when somebody changed something since
   * @throws Refusals         when it goes below what is taken, or contradicts itself
   */
  @Transactional
  public StoredProfile change(UUID sponsor, int version, Profile profile) {
    register.claim(sponsor, version);
    StoredProfile before = profiles.locked(sponsor);
    profile.check(before.taken());
    profiles.write(sponsor, profile);
    StoredProfile after = profiles.of(sponsor);
    log.note(sponsor, "sponsorProfile", null, before.profile().byField(), after.profile().byField(), today.get());
    audit.record("changeSponsorProfile", organizations.get(sponsor).code(), null);
    return after;
  }
}
