package org.passerelle.access;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Compares a name and a password with what is stored, held back by the {@link SignInThrottle}. An unknown name, a wrong password and a disabled
 * account take the same time and give the same answer.
 */
abstract class SignIn extends DaoAuthenticationProvider {

  SignIn(Function<String, Optional<SignedIn>> accounts, PasswordEncoder passwords) {
    super(name -> accounts.apply(name).orElseThrow(() -> new UsernameNotFoundException("unknown")));
    setPasswordEncoder(passwords);
    // asked after the password: asked before, a disabled account would answer faster than an unknown one
    setPreAuthenticationChecks(account -> { });
    setPostAuthenticationChecks(account -> {
      if (!account.isEnabled()) {
        throw new DisabledException("disabled");
      }
    });
  }

  static @Nullable String address(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
  }

  /** People, by the form. */
  static final class OfPeople extends SignIn {

    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final SignInRegister register;
    private final SecondFactorPolicy policy;

    OfPeople(Accounts accounts, PasswordEncoder passwords, SignInThrottle throttle, SignInRegister register, SecondFactorPolicy policy) {
      super(accounts::person, passwords);
      this.accounts = accounts;
      this.throttle = throttle;
      this.register = register;
      this.policy = policy;
    }

    /**
     * Lets in whoever needs no more than a password.
     *
     * @throws SignInSteps.Due when the password is right and more is asked
     */
    @Override
    public Authentication authenticate(Authentication attempt) {
      throttle.begin(attempt.getName(), address(attempt));
      Authentication right = withRightPassword(attempt);
      SignedIn person = (SignedIn) right.getPrincipal();
      policy.after(person, accounts.secondFactorDue(person.username())).ifPresent(step -> {
        // earlier failures stay counted: the right password must not give new tries at the code
        throttle.takeBack(attempt.getName(), address(attempt));
        throw new SignInSteps.Due(person, step);
      });
      register.signedIn(person);
      throttle.succeeded(attempt.getName(), address(attempt));
      return right;
    }

    private Authentication withRightPassword(Authentication attempt) {
      try {
        return super.authenticate(attempt);
      } catch (AuthenticationException e) {
        register.refused(attempt.getName());
        throw e;
      }
    }
  }

  /** Programs of outside parties, at each request. */
  static final class OfPrograms extends SignIn {

    private final SignInThrottle throttle;

    OfPrograms(Accounts accounts, SignInThrottle throttle) {
      super(accounts::program, Passwords.forPrograms());
      this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
      throttle.check(attempt.getName(), address(attempt));
      try {
        return super.authenticate(attempt);
      } catch (AuthenticationException e) {
        throttle.failed(attempt.getName(), address(attempt));
        throw e;
      }
    }
  }
}
