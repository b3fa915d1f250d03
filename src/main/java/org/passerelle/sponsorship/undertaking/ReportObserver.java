package org.passerelle.sponsorship.undertaking;

import java.util.UUID;

/** Is told, within the same transaction, that a sponsor has filed a report on the family's settlement. */
public interface ReportObserver {

  /** @param code of the report, as in {@code sponsor_report_rule}: {@code first}, {@code atEnd} */
  void filed(UUID caseId, String code);
}
