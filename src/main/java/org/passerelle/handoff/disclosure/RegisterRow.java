package org.passerelle.handoff.disclosure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.DisclosedField;
import org.passerelle.handoff.DisclosureChannel;
import org.passerelle.handoff.DisclosurePurpose;

/**
 * One disclosure: what was told of a case to whom.
 *
 * @param agreement  number of the agreement under which; null when none was in force
 * @param legalBasis what the agreement rests on
 * @param fields     the facts, by name
 * @param version    number and version of the notice, or {@code selection}
 * @param toldTo     user name or client id of whoever read it; {@code system} when it was sent
 */
public record RegisterRow(long id, Instant at, String recipientCode, String recipientEn, String recipientFr, @Nullable String agreement,
    @Nullable String legalBasis, DisclosurePurpose purpose, List<DisclosedField> fields, String caseNumber, String version,
    DisclosureChannel channel, String toldTo) {

  public String recipient(String language) {
    return language.equals("fr") ? recipientFr : recipientEn;
  }
}
