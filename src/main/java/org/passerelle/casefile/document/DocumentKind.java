package org.passerelle.casefile.document;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a document is given for. Their names are {@code document.kind.<code>}. */
public enum DocumentKind {
  identityDocument,
  /** Best interests assessment or determination of a child (UNHCR Guidelines on Assessing and Determining the Best Interests of the Child, 2021). */
  bestInterests,
  /** Recognition by UNHCR or by the country of asylum, which groups of five and community sponsors must show (IRPR 153(1)(b)). */
  refugeeStatus,
  /** Sponsorship undertaking, IMM 5373. */
  undertaking,
  settlementPlan,
  /** Forms of the application for permanent residence, IMM 0008 and its schedules. */
  permanentResidence,
  financialProof, consentForm, medical, photo, other;

  /** The kind of that code. */
  public static Optional<DocumentKind> of(@Nullable String code) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
  }
}
