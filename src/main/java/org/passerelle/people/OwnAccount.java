package org.passerelle.people;

import java.util.List;
import java.util.UUID;
import org.passerelle.access.AccountRecord;
import org.passerelle.access.AccountRecords;
import org.passerelle.access.Accounts;
import org.passerelle.access.Audit;
import org.passerelle.access.PasswordCheck;
import org.passerelle.access.SecondFactorPolicy;
import org.passerelle.access.SecondFactors;
import org.passerelle.access.SignInSteps.Answer;
import org.passerelle.access.SignedIn;
import org.passerelle.notification.Outbox;
import org.passerelle.notification.Outbox.Mail;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with their own account. What protects it changes only for somebody who knows its password. */
@Service
public class OwnAccount {

  private final AccountRecords records;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final SecondFactorPolicy policy;
  private final PasswordCheck check;
  private final PasswordEncoder passwords;
  private final Outbox outbox;
  private final Audit audit;

  OwnAccount(AccountRecords records, Accounts accounts, SecondFactors factors, SecondFactorPolicy policy, PasswordCheck check,
      PasswordEncoder passwords, Outbox outbox, Audit audit) {
    this.records = records;
    this.accounts = accounts;
    this.factors = factors;
    this.policy = policy;
    this.check = check;
    this.passwords = passwords;
    this.outbox = outbox;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public AccountRecord of(SignedIn person) {
    return records.of(person.username());
  }

  @Transactional(readOnly = true)
  public int recoveryCodesLeft(SignedIn person) {
    return factors.recoveryCodesLeft(person.username());
  }

  /** Changes the person's name and language. */
  @Transactional
  public void change(SignedIn person, String displayName, String language) {
    new Checks().name("displayName", displayName).language("language", language).end();
    records.rename(person.username(), displayName);
    accounts.chooseLanguage(person.username(), language);
    audit.record("changeOwnDetails", person.username(), null);
  }

  /** Changes the person's password. All their sessions end at their next request; theirs here must be renewed. */
  @Transactional(noRollbackFor = BadEntries.class)
  public void changePassword(SignedIn person, String current, String password, String again, String address) {
    AccountRecord account = records.of(person.username());
    new Checks().newPassword(password, again, account.username(), account.email()).end();
    askPassword(person, current, address);
    records.givePassword(account.id(), passwords.encode(password));
    tell(account, "passwordChanged", "/password");
    audit.record("changePassword", person.username(), null);
  }

  /** A secret to enter into an application. */
  public String newSecret() {
    return factors.newSecret();
  }

  /**
   * Takes a second factor, in place of an earlier one.
   *
   * @return the recovery codes, to be shown this once
   */
  @Transactional(noRollbackFor = BadEntries.class)
  public List<String> enrol(SignedIn person, String secret, String code, String current, String address) {
    askPassword(person, current, address);
    List<String> codes = factors.enrol(person.username(), secret, code).orElseThrow(() -> new BadEntries("code", "people.wrong.code"));
    audit.record("enterSecondFactor", person.username(), null);
    return codes;
  }

  /** New recovery codes in place of the old ones, to be shown this once. */
  @Transactional(noRollbackFor = BadEntries.class)
  public List<String> newRecoveryCodes(SignedIn person, String current, String address) {
    askPassword(person, current, address);
    audit.record("renewRecoveryCodes", person.username(), null);
    return factors.newRecoveryCodes(person.username());
  }

  /** Goes back to a password alone, where a second factor is only offered. */
  @Transactional(noRollbackFor = BadEntries.class)
  public void removeSecondFactor(SignedIn person, String current, String address) {
    new Checks().that(!policy.required(), "current", "people.wrong.factorRequired").end();
    askPassword(person, current, address);
    if (factors.remove(person.username())) {
      tell(records.of(person.username()), "secondFactorOff", "/account");
      audit.record("removeSecondFactor", person.username(), null);
    }
  }

  // a wrong password must stay counted, so its refusal does not roll back; nothing is written before it
  private void askPassword(SignedIn person, String current, String address) {
    Answer answer = check.of(person.username(), current, address);
    new Checks().that(answer != Answer.wait, "current", "people.wrong.wait").that(answer == Answer.right, "current", "people.wrong.current").end();
  }

  private void tell(AccountRecord person, String template, String path) {
    outbox.queue(new Mail(person.email(), person.language(), template, null, path), template + ":" + UUID.randomUUID());
  }
}
