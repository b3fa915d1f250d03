package org.passerelle.handoff;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be told to a recipient of what it asks for.
 *
 * @param basis  the agreement in force; null when there is none for that purpose, and then the case number is all
 * @param asked  the facts that its page or program asks for
 * @param fields those of them that may be told
 */
public record Allowed(UUID recipient, DisclosurePurpose purpose, @Nullable Basis basis, Set<DisclosedField> asked, Set<DisclosedField> fields) {

  public boolean may(DisclosedField field) {
    return fields.contains(field);
  }

  /** The same, for templates. */
  public boolean may(String field) {
    return may(DisclosedField.valueOf(field));
  }

  /** The value if it may be told. */
  public <T> @Nullable T only(DisclosedField field, @Nullable T value) {
    return may(field) ? value : null;
  }

  /** What was asked for and may not be told, in the order of the fields. */
  public List<DisclosedField> withheld() {
    return asked.stream().filter(field -> !may(field)).sorted().toList();
  }

  /**
   * The agreement under which facts are told.
   *
   * @param legalBasis {@code privacyActAgreement}, {@code contributionAgreement} or {@code undertaking}
   */
  public record Basis(long agreement, String number, String legalBasis) {
  }
}
