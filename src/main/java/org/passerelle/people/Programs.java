package org.passerelle.people;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.passerelle.access.ApiPrograms;
import org.passerelle.access.ApiPrograms.ApiProgram;
import org.passerelle.access.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The programs by which an organization's own systems call the API. An organization may have several, so that a secret is changed without a gap: make
 * the new program, change over, revoke the old one.
 */
@Service
public class Programs {

  private static final int SECRET_BYTES = 32;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int SUFFIX = 6;

  private final ApiPrograms programs;
  private final Hosts hosts;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  Programs(ApiPrograms programs, Hosts hosts, Audit audit) {
    this.programs = programs;
    this.hosts = hosts;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public List<ApiProgram> of(UUID organization) {
    return programs.of(organization);
  }

  /**
   * Makes a program.
   *
   * @param label what the organization calls it
   * @return its client id and its secret, to be shown this once
   * @throws BadEntries when the label is not right or the organization has enough programs
   */
  @Transactional
  public Credentials make(UUID organization, String label) {
    new Checks().name("label", label).end();
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    Credentials made = new Credentials(clientId(hosts.find(organization).orElseThrow().code()),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    if (!programs.enter(organization, made.clientId(), label, made.secret())) {
      throw new BadEntries("label", "people.wrong.tooManyPrograms", ApiPrograms.MOST);
    }
    audit.record("makeProgram", made.clientId(), null);
    return made;
  }

  /** Shuts a program out from its next request on. Returns false when the organization has no such program. */
  @Transactional
  public boolean revoke(UUID organization, String clientId) {
    boolean revoked = programs.revoke(organization, clientId);
    if (revoked) {
      audit.record("revokeProgram", clientId, null);
    }
    return revoked;
  }

  private String clientId(String organizationCode) {
    StringBuilder id = new StringBuilder(organizationCode.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).append('-');
    for (int i = 0; i < SUFFIX; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** What a program signs in with. */
  public record Credentials(String clientId, String secret) {

    @Override
    public String toString() {
      return clientId;
    }
  }
}
