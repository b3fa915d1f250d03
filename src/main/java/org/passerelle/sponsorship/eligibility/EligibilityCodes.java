package org.passerelle.sponsorship.eligibility;

import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.Stream;

/**
 * The few codes on which it depends whether a sponsor may sponsor a family: what the decision table sees, and all that it sees.
 *
 * @param inQuebec    where the sponsor lives
 * @param paused      whether the family named this sponsor and was received while new applications of its kind were paused
 * @param recognized  whether the family is recognized as refugees
 * @param onRegister  whether who the sponsor is has been entered
 * @param members     how many count, up to {@link #MOST_MEMBERS}
 * @param yearsActive of an organization, up to {@link #MOST_YEARS}; 0 when nobody said
 * @param category    Québec's; {@link #NO_CATEGORY} when none is stated
 */
public record EligibilityCodes(SponsorKind kind, Stream stream, boolean inQuebec, boolean paused, boolean recognized, boolean onRegister,
    int members, Clearance clearance, int yearsActive, boolean charity, VettingState vetting, String category) {

  /** Beyond this it makes no difference. */
  static final int MOST_MEMBERS = 6;

  /** Beyond this it makes no difference. */
  static final int MOST_YEARS = 2;

  static final String NO_CATEGORY = "none";

  /** Whether bars stand against members. */
  public enum Clearance { clear, undeclared, barred }

  /** What the last vetting said, and whether it still holds. */
  public enum VettingState { cleared, refused, lapsed, never }
}
