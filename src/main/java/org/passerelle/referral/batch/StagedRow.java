package org.passerelle.referral.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A referral as it stands in the file.
 *
 * @param lines     where it stands: one line, or for CSV the line on which each person begins
 * @param reference the partner's number for the family, as far as it can be read
 * @param source    its text; null when it is too long to be kept
 * @param fault     why it cannot even be tried; null when it can
 */
record StagedRow(List<Integer> lines, @Nullable String reference, @Nullable String source, @Nullable Fault fault) {

  /** Characters of one referral. */
  static final int LONGEST = 256 * 1024;

  private static final int LONGEST_REFERENCE = 60;

  StagedRow {
    reference = reference == null || reference.isBlank() ? null : shown(reference);
    if (fault == null && source != null && source.indexOf('\0') >= 0) {
      fault = new Fault("batch.row.nul");
    }
    source = source == null ? null : source.replace('\0', '\uFFFD');
  }

  static StagedRow tooLong(List<Integer> lines, @Nullable String reference) {
    return new StagedRow(lines, reference, null, new Fault("batch.row.tooLong", LONGEST / 1024));
  }

  StagedRow refused(String messageKey, Object... arguments) {
    return new StagedRow(lines, reference, source, new Fault(messageKey, arguments));
  }

  private static String shown(String reference) {
    String plain = reference.strip().replaceAll("[\\p{Cc}\\p{Cs}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    return plain.length() <= LONGEST_REFERENCE ? plain : plain.substring(0, LONGEST_REFERENCE);
  }

  /** What is wrong with the row as a whole. */
  record Fault(String messageKey, Object... arguments) {
  }
}
