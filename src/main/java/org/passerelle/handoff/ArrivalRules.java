package org.passerelle.handoff;

import java.time.LocalDate;
import java.util.UUID;
import org.passerelle.engine.WrongField;

/** The rules about when a family may arrive and what its notice must say. */
public interface ArrivalRules {

  /**
   * Checks a plan by the calendars and by the certificate, as of that day in the province.
   *
   * @return the plan with those exemptions alone that it needs
   * @throws WrongField when the arrival is refused, or a rule is in its way and no reason was given
   */
  ArrivalPlan check(UUID caseId, String province, LocalDate today, ArrivalPlan plan);

  /** What the notice says of the journey: the plan with what the file knows of the family now. */
  Journey announced(UUID caseId, Journey planned);
}
