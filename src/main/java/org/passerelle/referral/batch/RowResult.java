package org.passerelle.referral.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param number     of the row, from 1
 * @param lines      where it stands in the file
 * @param reference  the partner's number for the family, as far as it could be read
 * @param state      {@code waiting}, {@code accepted}, {@code known} or {@code refused}
 * @param caseNumber its case; also of a known one
 * @param findings   why it was refused
 */
public record RowResult(int number, List<Integer> lines, @Nullable String reference, String state, @Nullable String caseNumber,
    List<RowFinding> findings) {

  /** States in which rows can be asked for. */
  public static final List<String> STATES = List.of("waiting", "accepted", "known", "refused");

  public int firstLine() {
    return lines.get(0);
  }

  public int lastLine() {
    return lines.get(lines.size() - 1);
  }
}
