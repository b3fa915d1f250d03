package org.passerelle.identity.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.Attestation.Check;
import org.passerelle.identity.Attestation.Shown;

/**
 * Where a version comes from.
 *
 * @param code         kind of source, as the {@link Hierarchy} names it: {@code passport}, {@code eTazkira}, {@code statement}, …
 * @param on           when it came about: the day of a meeting, of a submission; null when not known
 * @param shown        in which form a paper was shown; null for what is no paper
 * @param checked      what about a paper was found in order
 * @param notInOrder   what about a paper was found wrong
 * @param notCheckable what about a paper nobody could check
 */
public record Source(String code, Origin origin, @Nullable LocalDate on, @Nullable Shown shown, List<Check> checked, List<Check> notInOrder,
    List<Check> notCheckable) {

  /** What the partner claims. */
  public static final String REFERRAL = "referral";
  /** What the same partner claimed before. */
  public static final String EARLIER_REFERRAL = "earlierReferral";
  /** Another name on file. */
  public static final String ALSO_KNOWN_AS = "alsoKnownAs";
  /** What the person said when an NGO met them. */
  public static final String STATEMENT = "statement";
  /** What an NGO found. */
  public static final String ATTESTATION = "attestation";
  /** A contradiction that an NGO noticed. */
  public static final String NOTICED = "noticed";
  /** Somebody who knows the family. */
  public static final String REFEREE = "referee";
  /** A scan that no machine reads. */
  public static final String UPLOAD = "upload";

  public Source {
    checked = List.copyOf(checked);
    notInOrder = List.copyOf(notInOrder);
    notCheckable = List.copyOf(notCheckable);
  }

  /** A source that is no paper. */
  public static Source said(String code, Origin origin, @Nullable LocalDate on) {
    return new Source(code, origin, on, null, List.of(), List.of(), List.of());
  }

  public boolean paper() {
    return shown != null;
  }

  public boolean is(String other) {
    return code.equals(other);
  }
}
