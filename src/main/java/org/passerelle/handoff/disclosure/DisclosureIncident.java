package org.passerelle.handoff.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.handoff.DisclosedField;

/**
 * A confidentiality incident: facts of a family were told to somebody who should not have been told them (Québec, Access Act, s. 63.8 and 63.9;
 * Privacy Act). Never deleted; closed by a second person.
 *
 * @param notice  number of the recalled notice it came by, if by one
 * @param foundOn the day it was found
 * @param fields  which facts
 */
public record DisclosureIncident(String number, String caseNumber, String recipientCode, String recipientEn, String recipientFr, @Nullable String notice,
    String account, LocalDate foundOn, List<DisclosedField> fields, Findings findings, int version, String openedBy, Instant openedAt,
    @Nullable String closedBy, @Nullable Instant closedAt) {

  public boolean open() {
    return closedAt == null;
  }

  public String recipient(String language) {
    return language.equals("fr") ? recipientFr : recipientEn;
  }

  /** What is known when one is opened. */
  public record Opening(String caseNumber, String recipientCode, @Nullable String notice, String account, LocalDate foundOn,
      List<DisclosedField> fields) {
  }

  /**
   * What is found out about it and done.
   *
   * @param seriousRisk        whether there is a risk of serious injury; null while nobody has assessed it
   * @param commissionToldOn   when Québec's Commission d'accès à l'information was told
   * @param commissionerToldOn when the Privacy Commissioner of Canada was told
   * @param personNotTold      why the person was not told, where the risk is serious
   */
  public record Findings(@Nullable Boolean seriousRisk, @Nullable String riskReasons, @Nullable LocalDate commissionToldOn,
      @Nullable LocalDate commissionerToldOn, @Nullable LocalDate personToldOn, @Nullable String personNotTold, @Nullable String measures) {

    /** Whether all is done that must be before it may be closed: assessed, measures taken, and where the risk is serious, everyone told. */
    public boolean complete() {
      return seriousRisk != null && measures != null
          && (!seriousRisk || (commissionToldOn != null || commissionerToldOn != null) && (personToldOn != null || personNotTold != null));
    }
  }

  /** A recalled notice that somebody had read, and for which no incident was opened. */
  public record RecallRead(String number, String caseNumber, Instant recalledAt) {
  }
}
