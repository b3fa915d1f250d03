package org.passerelle.identity.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.casefile.Birth;
import org.passerelle.identity.Attestation.Outcome;

/**
 * What one source says of one claimed fact.
 *
 * @param personId whom it is about; null when it is about the family
 * @param value    exactly as written, never re-ordered; a code for what is chosen from a list
 * @param type     kind of the paper a number stands on, as the claim or the NGO named it; else null
 * @param outcome  whether it bears the claim out, for what was found and not written down anew; else null
 * @param finding  code of the sentence that says so; null for the one that the comparison finds
 * @param birth    what the value means, for a birth that can be read; else null
 * @param remark   in the words of whoever gave it; empty when there is none
 */
public record Version(FactKind kind, @Nullable UUID personId, String value, Source source, @Nullable String type, @Nullable Outcome outcome,
    @Nullable String finding, @Nullable Birth birth, String remark) {

  /** A value to compare with others. */
  public static Version stated(FactKind kind, @Nullable UUID personId, String value, Source source, String remark) {
    return new Version(kind, personId, value, source, null, null, null, null, remark);
  }

  /** What a source found about the claim. */
  public static Version found(FactKind kind, @Nullable UUID personId, String value, Source source, Outcome outcome, String finding, String remark) {
    return new Version(kind, personId, value, source, null, outcome, finding, null, remark);
  }

  /** A birth; one that cannot be read is shown as written and compared with nothing. */
  public static Version born(@Nullable UUID personId, String value, @Nullable Birth birth, Source source) {
    return new Version(FactKind.birth, personId, value, source, null, null, null, birth, birth == null || birth.original() == null ? "" : birth.original());
  }

  /** The number of a paper. */
  public static Version number(@Nullable UUID personId, String value, @Nullable String type, Source source, String remark) {
    return new Version(FactKind.documentNumber, personId, value, source, type, null, null, null, remark);
  }

  /** Whether it is what the partner claims now. */
  public boolean claim() {
    return source.is(Source.REFERRAL);
  }

  /** Whether it says nothing for or against. */
  public boolean silent() {
    return outcome == Outcome.notKnown;
  }

  /** Whether its value is in words, and no code of a list. */
  public boolean inWords() {
    return source.is(Source.NOTICED) || kind != FactKind.relation && kind != FactKind.likeness && kind != FactKind.whole && kind != FactKind.biometrics;
  }
}
