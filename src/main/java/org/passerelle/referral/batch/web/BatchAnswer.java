package org.passerelle.referral.batch.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.referral.batch.Batch;
import org.passerelle.referral.batch.Batch.Counts;
import org.passerelle.referral.batch.RowFinding;
import org.passerelle.referral.batch.RowResult;

/**
 * A batch as its partner's program sees it.
 *
 * @param state    {@code running}, {@code done}, {@code cancelled} or {@code stopped}
 * @param rows     referrals in the file
 * @param waiting  those without an answer yet
 * @param accepted those that opened a case
 * @param known    those that were on file already, word for word
 * @param refused  those that were not taken in
 * @param results  where each row's result stands
 */
record BatchAnswer(String batch, String fileName, String format, String state, int rows, int waiting, int accepted, int known, int refused,
    Instant uploadedAt, @Nullable Instant endedAt, String results) {

  static BatchAnswer of(Batch batch) {
    Counts counts = batch.counts();
    return new BatchAnswer(batch.number(), batch.fileName(), batch.format().name(), batch.state().name(), counts.rows(), counts.waiting(),
        counts.accepted(), counts.known(), counts.refused(), batch.uploadedAt(), batch.endedAt(), BatchApi.PATH + "/" + batch.number() + "/results");
  }

  /** A page of batches. */
  record Page(List<BatchAnswer> batches, @Nullable String next) {
  }

  /**
   * What became of a row.
   *
   * @param result     {@code waiting}, {@code accepted}, {@code known} or {@code refused}
   * @param errors     why it was refused
   */
  record Row(int row, List<Integer> lines, @Nullable String partnerReference, String result, @Nullable String caseNumber,
      @Nullable List<RowFinding> errors) {

    static Row of(RowResult result) {
      return new Row(result.number(), result.lines(), result.reference(), result.state(), result.caseNumber(),
          result.findings().isEmpty() ? null : result.findings());
    }
  }

  /** A page of results. */
  record Rows(List<Row> rows, @Nullable String next) {
  }
}
