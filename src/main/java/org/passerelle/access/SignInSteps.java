package org.passerelle.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionFixationProtectionStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * The way from the right password to being signed in. Until the last step is done the person is nobody: nothing stands in the security context, so
 * that no page and no part of the engine can take them for signed in; their session only remembers who has begun.
 */
@Component
public class SignInSteps {

  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String BEGUN = "signIn.begun";

  private final Accounts accounts;
  private final SecondFactors factors;
  private final SignInThrottle throttle;
  private final SignInRegister register;
  private final Clock clock;
  private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();
  private final SessionFixationProtectionStrategy freshSession = new SessionFixationProtectionStrategy();

  SignInSteps(Accounts accounts, SecondFactors factors, SignInThrottle throttle, SignInRegister register, Clock clock) {
    this.accounts = accounts;
    this.factors = factors;
    this.throttle = throttle;
    this.register = register;
    this.clock = clock;
    freshSession.setMigrateSessionAttributes(false);
  }

  /** Remembers, in a new session, who gave the right password. */
  void begin(Due due, HttpServletRequest request, HttpServletResponse response) {
    freshSession.onAuthentication(token(due.person), request, response);
    String secret = due.step == SignInStep.enrolment ? factors.newSecret() : null;
    request.getSession().setAttribute(BEGUN, new Begun(due.person, due.step, secret, clock.instant()));
  }

  /** Who has begun to sign in in this session and what is asked of them; empty when nobody has, or too long ago. */
  public Optional<Begun> begun(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session == null ? null : (Begun) session.getAttribute(BEGUN))
        .filter(begun -> begun.since.plus(PATIENCE).isAfter(clock.instant())).filter(this::stillSo);
  }

  /** Looks at the code and, if it is right, signs the person in. */
  public Answer give(Begun begun, String code, HttpServletRequest request, HttpServletResponse response) {
    return attempt(begun, () -> factors.accepts(begun.person.username(), code), request, response);
  }

  /** Takes the second factor if the code shows that the person's application has it, and signs the person in. */
  public Enrolled enrol(Begun begun, String code, HttpServletRequest request, HttpServletResponse response) {
    Enrolment enrolment = new Enrolment(begun, code);
    return new Enrolled(attempt(begun, enrolment, request, response), enrolment.recoveryCodes);
  }

  /** Serves this session from now on with what now stands in the person's account, after they have changed it themselves. */
  public void renew(HttpServletRequest request, HttpServletResponse response) {
    SignedIn.current().flatMap(person -> accounts.person(person.username())).ifPresent(now -> save(now, request, response));
  }

  private Answer attempt(Begun begun, Proof proof, HttpServletRequest request, HttpServletResponse response) {
    String name = begun.person.username();
    try {
      throttle.begin(name, request.getRemoteAddr());
    } catch (SignInThrottle.TooManyAttempts e) {
      return Answer.wait;
    }
    if (!proof.holds()) {
      register.refused(name);
      return Answer.wrong;
    }
    SignedIn person = accounts.person(name).orElseThrow();
    register.signedIn(person);
    throttle.succeeded(name, request.getRemoteAddr());
    freshSession.onAuthentication(token(person), request, response);
    request.getSession().removeAttribute(BEGUN);
    save(person, request, response);
    return Answer.right;
  }

  /** Where the person wanted to go when they were asked to sign in; the home page when nowhere. */
  public String destination(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest saved = wanted.getRequest(request, response);
    return saved == null ? request.getContextPath() + "/" : saved.getRedirectUrl();
  }

  private boolean stillSo(Begun begun) {
    return accounts.person(begun.person.username()).filter(SignedIn::enabled).filter(now -> now.sameRights(begun.person)).isPresent();
  }

  private void save(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(token(person));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private static Authentication token(SignedIn person) {
    return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
  }

  /** What came of a code. */
  public enum Answer {
    right, wrong,
    /** There were too many failures; the code was not looked at. */
    wait
  }

  /**
   * What came of entering a second factor.
   *
   * @param recoveryCodes to be shown this once; none when the code was not right
   */
  public record Enrolled(Answer answer, List<String> recoveryCodes) {
  }

  /** Proves a second time who it is. */
  private interface Proof {

    boolean holds();
  }

  /** Somebody who gave the right password; nothing opens for them yet. */
  public static final class Begun implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SignedIn person;
    private final SignInStep step;
    private final @Nullable String secret;
    private final Instant since;

    Begun(SignedIn person, SignInStep step, @Nullable String secret, Instant since) {
      this.person = person;
      this.step = step;
      this.secret = secret;
      this.since = since;
    }

    public String username() {
      return person.username();
    }

    public SignInStep step() {
      return step;
    }

    /** The secret to enter into an application; only while enrolling. */
    public String secret() {
      if (secret == null) {
        throw new IllegalStateException("not enrolling");
      }
      return secret;
    }
  }

  /** The password was right, and more is asked. */
  static final class Due extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final SignedIn person;
    private final SignInStep step;

    Due(SignedIn person, SignInStep step) {
      super(step.name());
      this.person = person;
      this.step = step;
    }

    SignInStep step() {
      return step;
    }
  }

  private final class Enrolment implements Proof {

    private final Begun begun;
    private final String code;
    private List<String> recoveryCodes = List.of();

    Enrolment(Begun begun, String code) {
      this.begun = begun;
      this.code = code;
    }

    @Override
    public boolean holds() {
      Optional<List<String>> enrolled = factors.enrol(begun.username(), begun.secret(), code);
      recoveryCodes = enrolled.orElse(List.of());
      return enrolled.isPresent();
    }
  }
}
