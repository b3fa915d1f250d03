package org.passerelle.access;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person, or the program of an outside party, on whose behalf a request runs.
 *
 * @param username       who; for a program its client id
 * @param displayName    how the person is greeted
 * @param passwordHash   what the given password or secret is compared with
 * @param language       {@code en} or {@code fr}
 * @param organizationId the outside organization, or null for staff
 * @param roles          what they may do
 * @param lead           whether they look after their organization's people and programs
 * @param secured        whether they have a second factor
 * @param enabled        whether they may sign in
 */
public record SignedIn(String username, String displayName, String passwordHash, String language, @Nullable UUID organizationId,
    Set<Role> roles, boolean lead, boolean secured, boolean enabled) implements UserDetails, Serializable {

  /** What Spring Security knows a lead by. */
  static final String LEAD = "ROLE_lead";

  /** The actor written when no person acts: timers and jobs. */
  public static final String SYSTEM = "system";

  /** The one on whose behalf the current thread runs, if any. */
  public static Optional<SignedIn> current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn) : Optional.empty();
  }

  /** The user name to write beside what happens now. */
  public static String actor() {
    return current().map(SignedIn::username).orElse(SYSTEM);
  }

  /** Does something on behalf of a person whom no session knows, such as one whose calendar reads at an address of its own. */
  public static <T> T onBehalfOf(SignedIn person, Supplier<T> work) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities())));
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  /** The outside organization of the current request. Thrown when staff or nobody is signed in: such a request never gets here. */
  public static UUID organization() {
    return current().map(SignedIn::organizationId)
        .orElseThrow(() -> new IllegalStateException("no outside party is signed in"));
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public boolean hasAny(Set<Role> any) {
    return roles.stream().anyMatch(any::contains);
  }

  /** Whether somebody is signed in who has one of these roles. */
  public static boolean isAny(Set<Role> any) {
    return current().filter(person -> person.hasAny(any)).isPresent();
  }

  public boolean staff() {
    return organizationId == null;
  }

  /** Whether this is the same person with the same rights, password and second factor: whoever lost one of them signs in again. */
  boolean sameRights(SignedIn other) {
    return username.equals(other.username) && passwordHash.equals(other.passwordHash) && roles.equals(other.roles) && lead == other.lead
        && secured == other.secured && Objects.equals(organizationId, other.organizationId);
  }

  public Locale locale() {
    return Locale.forLanguageTag(language);
  }

  @Override
  public List<? extends GrantedAuthority> getAuthorities() {
    return Stream.concat(roles.stream().map(Role::authority), lead ? Stream.of(LEAD) : Stream.empty()).map(SimpleGrantedAuthority::new).toList();
  }

  @Override
  public String getUsername() {
    return username;
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public String toString() {
    return username;
  }
}
