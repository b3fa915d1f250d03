package org.passerelle.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Audit;
import org.passerelle.access.Reach;
import org.passerelle.access.Role;
import org.passerelle.access.SecondFactors;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a lead does for the people of their organization, and an administrator for everybody. Whoever loses a right, or the right to sign in, loses it
 * at their next request. Each method answers empty or false for somebody outside the reach: for the caller there is no such person.
 */
@Service
public class LookingAfterPeople {

  private static final Set<String> STAFF_ROLES = Arrays.stream(Role.staff()).map(Role::name).collect(Collectors.toSet());

  private final AccountRecords accounts;
  private final SecondFactors factors;
  private final Outbox outbox;
  private final Audit audit;

  LookingAfterPeople(AccountRecords accounts, SecondFactors factors, Outbox outbox, Audit audit) {
    this.accounts = accounts;
    this.factors = factors;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** A page of people, one more than it holds. */
  @Transactional(readOnly = true)
  public List<AccountRecord> page(Reach reach, @Nullable String search, @Nullable Role role, @Nullable UUID after) {
    return accounts.page(reach, search, role, after);
  }

  @Transactional(readOnly = true)
  public Optional<AccountRecord> find(Reach reach, UUID id) {
    return accounts.find(reach, id);
  }

  @Transactional
  public Change deactivate(Reach reach, UUID id) {
    return change(reach, id, "deactivateAccount", null, () -> accounts.deactivate(reach, id) || !accounts.find(reach, id).orElseThrow().active());
  }

  @Transactional
  public Change reactivate(Reach reach, UUID id) {
    return change(reach, id, "reactivateAccount", null, () -> {
      accounts.reactivate(reach, id);
      return true;
    });
  }

  /** Makes somebody a lead of their organization, or a member. */
  @Transactional
  public Change giveOrganizationRole(Reach reach, UUID id, boolean lead) {
    return change(reach, id, "changeOrganizationRole", lead ? "lead" : "member",
        () -> accounts.giveOrganizationRole(reach, id, lead));
  }

  /**
   * Gives a member of staff these roles.
   *
   * @throws BadEntries when there is none, or one that is not for staff
   */
  @Transactional
  public Change giveRoles(UUID id, Set<String> roles) {
    new Checks().that(!roles.isEmpty(), "roles", "people.wrong.roles").that(STAFF_ROLES.containsAll(roles), "roles", "people.wrong.choose").end();
    return change(Reach.everybody(), id, "changeRoles", String.join(" ", new TreeSet<>(roles)),
        () -> accounts.giveRoles(id, roles.stream().map(Role::valueOf).toList()));
  }

  /** Takes a lost second factor off; the person enters another one at the next sign-in, and is told by mail. */
  @Transactional
  public Change takeSecondFactorOff(Reach reach, UUID id) {
    Optional<AccountRecord> person = accounts.find(reach, id);
    if (person.isPresent() && factors.remove(person.get().username())) {
      accounts.askForSecondFactor(id);
      outbox.queue(new Mail(person.get().email(), person.get().language(), "secondFactorOff", null, "/account"),
          "secondFactorOff:" + UUID.randomUUID());
      audit.record("takeSecondFactorOff", person.get().username(), null);
    }
    return person.isPresent() ? Change.done : Change.absent;
  }

  private Change change(Reach reach, UUID id, String action, @Nullable String detail, Attempt attempt) {
    Optional<AccountRecord> person = accounts.find(reach, id);
    if (person.isEmpty()) {
      return Change.absent;
    }
    if (!attempt.succeeds()) {
      return Change.last;
    }
    audit.record(action, person.get().username(), detail);
    return Change.done;
  }

  /** What came of a change. */
  public enum Change {
    done,
    /** There is no such person for the caller. */
    absent,
    /** They are the last lead of their organization, or the last administrator; nothing was changed. */
    last
  }

  private interface Attempt {

    boolean succeeds();
  }
}
