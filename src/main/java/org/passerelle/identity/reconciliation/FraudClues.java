package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.util.List;

/**
 * By what known frauds are recognized.
 *
 * @param lettersUntil    the last day on which Canada sent facilitation letters
 * @param officialDomains from which Canada writes, without what may stand before them
 * @param paymentWords    words that speak of payment, in several languages
 * @param statusWords     words by which a letter claims to give status or entry
 */
public record FraudClues(LocalDate lettersUntil, List<String> officialDomains, List<String> paymentWords, List<String> statusWords) {

  public FraudClues {
    officialDomains = List.copyOf(officialDomains);
    paymentWords = List.copyOf(paymentWords);
    statusWords = List.copyOf(statusWords);
  }
}
