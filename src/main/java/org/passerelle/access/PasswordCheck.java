package org.passerelle.access;

import org.passerelle.access.SignInSteps.Answer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for their password again before they change what protects their account. Failures count as at the sign-in. */
@Component
public class PasswordCheck {

  private final Accounts accounts;
  private final PasswordEncoder passwords;
  private final SignInThrottle throttle;

  PasswordCheck(Accounts accounts, PasswordEncoder passwords, SignInThrottle throttle) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  public Answer of(String username, String password, String address) {
    try {
      throttle.begin(username, address);
    } catch (SignInThrottle.TooManyAttempts e) {
      return Answer.wait;
    }
    if (accounts.person(username).filter(person -> passwords.matches(password, person.passwordHash())).isEmpty()) {
      return Answer.wrong;
    }
    throttle.takeBack(username, address);
    return Answer.right;
  }
}
