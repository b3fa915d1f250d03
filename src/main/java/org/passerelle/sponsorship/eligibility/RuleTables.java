package org.passerelle.sponsorship.eligibility;

import java.util.List;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;

/** The decision tables, which analysts own: {@code sponsor-eligibility.dmn} and {@code financial-capacity.dmn}. */
public interface RuleTables {

  /** Every reason why such a sponsor may not sponsor such a family: codes of {@code limit.<code>}; none when it may. */
  List<String> reasons(EligibilityCodes codes);

  /**
   * Which money such a sponsor must show in that stream.
   *
   * @param planC whether its agreement says that it shows the settlement cost table
   */
  Asked asked(SponsorKind kind, Stream stream, boolean planC);

  /** Whether a proof counts towards what is asked. */
  Counting counts(Asked asked, Proof proof);

  /** Which money must be shown. */
  enum Asked { nothing, settlementCost, annexes }

  /** What may be shown. The refugee's own money, or others' on their behalf, is named so that the table can refuse it. */
  enum Proof { bankAccount, incomePledge, inKind, refugeeMoney }

  /** How a proof counts: in full, up to the cap of its kind, for the member's own household only, or never. */
  enum Counting { full, upToCap, ownHousehold, never }
}
