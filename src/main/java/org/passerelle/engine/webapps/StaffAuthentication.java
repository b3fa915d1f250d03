package org.passerelle.engine.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.passerelle.access.Role;
import org.passerelle.access.SignedIn;

/**
 * Tells the web applications who is signed in here: staff only, with their roles as groups. The engine makes it by reflection, so it has no
 * dependencies.
 */
public class StaffAuthentication implements AuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    return SignedIn.current().filter(SignedIn::staff).map(StaffAuthentication::result)
        .orElseGet(AuthenticationResult::unsuccessful);
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
    // the web application sees the bare 401 and leads to our sign-in
  }

  private static AuthenticationResult result(SignedIn person) {
    AuthenticationResult result = AuthenticationResult.successful(person.username());
    result.setGroups(person.roles().stream().map(Role::name).toList());
    return result;
  }
}
