package org.passerelle.access;

/**
 * Published when a person has chosen the language in which they are served from now on.
 *
 * @param person who, with the new language
 */
public record LanguageChosen(SignedIn person) {
}
