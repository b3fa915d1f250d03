package org.passerelle.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Audit;
import org.passerelle.access.Reach;
import org.passerelle.access.Role;
import org.passerelle.access.SecretAddress;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites people. An administrator invites staff and people of any organization; a lead invites colleagues of their own. The invited person gets a
 * link by mail that opens once, for a week, and chooses a user name and a password; from then on there is an account.
 */
@Service
public class Inviting {

  public static final Duration VALID = Duration.ofDays(7);

  private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9]{2,39}");
  private static final Set<String> STAFF_ROLES = Arrays.stream(Role.staff()).map(Role::name).collect(Collectors.toSet());
  private static final Set<String> ORGANIZATION_ROLES = Set.of("lead", "member");

  private final Invitations invitations;
  private final Hosts hosts;
  private final AccountRecords accounts;
  private final PasswordEncoder passwords;
  private final Outbox outbox;
  private final Audit audit;
  private final Clock clock;

  Inviting(Invitations invitations, Hosts hosts, AccountRecords accounts, PasswordEncoder passwords, Outbox outbox, Audit audit, Clock clock) {
    this.invitations = invitations;
    this.hosts = hosts;
    this.accounts = accounts;
    this.passwords = passwords;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Invites somebody as staff.
   *
   * @throws BadEntries when a field is not right
   */
  @Transactional
  public void inviteStaff(Invitee who, Set<String> roles) {
    check(who).that(!roles.isEmpty(), "roles", "people.wrong.roles").that(STAFF_ROLES.containsAll(roles), "roles", "people.wrong.choose").end();
    enter(who, null, false, List.copyOf(new TreeSet<>(roles)));
  }

  /**
   * Invites somebody to an organization.
   *
   * @param role {@code lead} or {@code member}
   * @throws BadEntries when a field is not right, or the organization is none that can take people in
   */
  @Transactional
  public void inviteTo(@Nullable UUID organization, Invitee who, String role) {
    Optional<Hosts.Host> host = Optional.ofNullable(organization).flatMap(hosts::find);
    check(who).that(host.isPresent(), "organization", "people.wrong.choose")
        .that(ORGANIZATION_ROLES.contains(role), "role", "people.wrong.choose").end();
    enter(who, host.orElseThrow().id(), role.equals("lead"), List.of(host.orElseThrow().kind()));
  }

  /** Sends a new link; the one before opens nothing any more. Returns false when there is no such open invitation. */
  @Transactional
  public boolean again(Reach reach, UUID id) {
    SecretAddress link = SecretAddress.draw();
    Optional<Invitation> renewed = invitations.renew(reach, id, link.hash(), clock.instant().plus(VALID));
    renewed.ifPresent(invitation -> {
      send(invitation, link);
      audit.record("inviteAgain", id.toString(), null);
    });
    return renewed.isPresent();
  }

  /** Makes the link worthless. Returns false when there is no such open invitation. */
  @Transactional
  public boolean withdraw(Reach reach, UUID id) {
    boolean withdrawn = invitations.withdraw(reach, id);
    if (withdrawn) {
      audit.record("withdrawInvitation", id.toString(), null);
    }
    return withdrawn;
  }

  /** Who was invited and has not come yet, one more than a page holds. */
  @Transactional(readOnly = true)
  public List<Invitation> open(Reach reach, @Nullable UUID before) {
    return invitations.open(reach, before);
  }

  /** The organizations people can be invited to, by name. */
  @Transactional(readOnly = true)
  public List<Hosts.Host> organizations(String language) {
    return hosts.all(language);
  }

  /** What a link opens; empty when it is unknown, used, withdrawn or too old. */
  @Transactional(readOnly = true)
  public Optional<Invitation> opened(String token) {
    return invitations.opened(new SecretAddress(token).hash());
  }

  /**
   * Makes the account of the person invited. That a user name is taken is said here, and only here: to somebody with an invitation.
   *
   * @return false when the link opens nothing (any more)
   * @throws BadEntries when the user name or the password will not do; the link stays good
   */
  @Transactional
  public boolean accept(String token, String username, String password, String again) {
    String hash = new SecretAddress(token).hash();
    Optional<Invitation> opened = invitations.opened(hash);
    if (opened.isEmpty()) {
      return false;
    }
    Invitation invitation = opened.get();
    new Checks().that(USERNAME.matcher(username).matches(), "username", "people.wrong.username")
        .newPassword(password, again, username, invitation.email()).end();
    String passwordHash = passwords.encode(password);
    if (!invitations.use(hash)) {
      return false;
    }
    AccountRecord account = new AccountRecord(UUID.randomUUID(), username, invitation.displayName(), invitation.email(), invitation.language(),
        invitation.organizationId(), null, null, invitation.roles(), invitation.lead(), false, null);
    if (!accounts.enter(account, passwordHash)) {
      throw new BadEntries("username", "people.wrong.usernameTaken");
    }
    audit.record(username, "acceptInvitation", invitation.id().toString(), null);
    return true;
  }

  private static Checks check(Invitee who) {
    return new Checks().name("displayName", who.displayName()).email("email", who.email()).language("language", who.language());
  }

  private void enter(Invitee who, @Nullable UUID organization, boolean lead, List<String> roles) {
    SecretAddress link = SecretAddress.draw();
    Instant now = clock.instant();
    Invitation invitation = new Invitation(UUID.randomUUID(), organization, null, null, lead, roles, who.displayName(), who.email(),
        who.language(), now, now.plus(VALID));
    if (!invitations.enter(invitation, link.hash())) {
      throw new BadEntries("email", "people.wrong.tooManyInvitations", Invitations.MOST_OPEN);
    }
    send(invitation, link);
    audit.record("invitePerson", invitation.id().toString(), organization == null ? String.join(" ", roles)
        : hosts.find(organization).orElseThrow().code() + (lead ? " lead" : " member"));
  }

  private void send(Invitation invitation, SecretAddress link) {
    outbox.queue(new Mail(invitation.email(), invitation.language(), "invitation", null, "/invitation/" + link.token(), true),
        "invitation:" + link.hash());
  }

  /**
   * Somebody to be invited.
   *
   * @param language {@code en} or {@code fr}, in which they are written to
   */
  public record Invitee(String displayName, String email, String language) {
  }
}
