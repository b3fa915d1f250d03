package org.passerelle.access;

/**
 * Published while a person signs in, before they are let in: a listener that throws keeps them out.
 *
 * @param person who
 */
public record PersonSignedIn(SignedIn person) {
}
