package org.passerelle.referral.batch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of referrals on its way.
 *
 * @param number     by which partner and department speak of it, such as {@code LOT-2026-000012}
 * @param header     of a CSV file, the line that names its columns; null otherwise
 * @param language   {@code en} or {@code fr}: what is found is said in it
 * @param uploadedBy who sent it: a person, or a program by its client id
 * @param endedAt    null while it runs
 */
public record Batch(UUID id, String number, UUID partnerId, String fileName, Format format, @Nullable String header, String language,
    String uploadedBy, boolean byProgram, Instant uploadedAt, State state, @Nullable Instant endedAt, Counts counts) {

  /** How the file is written. */
  public enum Format {
    csv, jsonLines;

    /** How a file of this format ends. */
    public String ending() {
      return this == csv ? ".csv" : ".jsonl";
    }
  }

  /** Where a batch stands. */
  public enum State {
    /** Rows wait for their answer. */
    running,
    /** Every row has its answer. */
    done,
    /** The partner has ended it. */
    cancelled,
    /** Who sent it may not refer families any more. */
    stopped
  }

  public boolean running() {
    return state == State.running;
  }

  /**
   * How many referrals.
   *
   * @param rows     in the file
   * @param accepted taken in: a case was opened
   * @param known    on file already, word for word
   * @param refused  not taken in, with the reasons
   */
  public record Counts(int rows, int accepted, int known, int refused) {

    public int done() {
      return accepted + known + refused;
    }

    public int waiting() {
      return rows - done();
    }
  }
}
