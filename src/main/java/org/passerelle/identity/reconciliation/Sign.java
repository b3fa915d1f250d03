package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something known to point at fraud. It is pointed out to an officer and decides nothing: a family that was deceived has deceived nobody.
 *
 * @param personId whom it concerns; null when it is the family
 * @param origin   who brought what it was found in; null when it was found between files
 * @param on       when that came about
 * @param found    what was found: a domain, a word, a number, a day; shown in the sentence
 * @param excerpt  the words around it, exactly as written; empty when there are none
 */
public record Sign(Code code, @Nullable UUID personId, @Nullable Origin origin, @Nullable LocalDate on, String found, String excerpt) {

  /** Kinds of signs; their sentences are {@code reconciliation.sign.<code>}. */
  public enum Code {
    /** A facilitation letter dated after the last ones were sent. */
    letterAfterLast,
    /** A facilitation letter that is said to give status or entry. */
    letterGivesStatus,
    /** A sender who is not the Government of Canada. */
    senderNotOfficial,
    /** Somebody was asked to pay. */
    paymentAsked,
    /** Two members of the family have papers of one number. */
    numberOfTwoMembers,
    /** Another file claims the same number. */
    numberInOtherFile,
    /** Something about a paper was found wrong. */
    paperNotInOrder
  }
}
