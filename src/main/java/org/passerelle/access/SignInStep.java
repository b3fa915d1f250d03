package org.passerelle.access;

/** What stands between the right password and being signed in. */
public enum SignInStep {
  /** A code of the authenticator application, or a recovery code. */
  code,
  /** The person has no second factor yet and must enter one. */
  enrolment
}
