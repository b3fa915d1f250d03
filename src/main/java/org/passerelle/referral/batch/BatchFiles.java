package org.passerelle.referral.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.referral.batch.Batch.Counts;
import org.passerelle.referral.batch.Batch.State;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A partner's own batches as the partner sees them. */
@Service
public class BatchFiles {

  /** Batches on a page of the list, and results on a page of one. */
  public static final int PAGE = 25;

  private static final int PIECE = 500;

  private final Batches batches;
  private final BatchRows rows;
  private final ResultsTable table;
  private final Audit audit;
  private final Clock clock;

  BatchFiles(Batches batches, BatchRows rows, ResultsTable table, Audit audit, Clock clock) {
    this.batches = batches;
    this.rows = rows;
    this.table = table;
    this.audit = audit;
    this.clock = clock;
  }

  /** The batch of that number, if this partner sent it. */
  public Optional<Batch> find(UUID partnerId, String number) {
    return batches.ofPartner(partnerId, number);
  }

  /**
   * A page of the partner's batches, newest first.
   *
   * @param before number after which the page begins; null for the newest
   */
  public Page page(UUID partnerId, @Nullable String before) {
    List<Batch> found = batches.page(partnerId, before, PAGE + 1);
    List<Batch> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new Page(shown, found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
  }

  /**
   * A page of results in the order of the file.
   *
   * @param state which ones, or null for all
   * @param after number of the row after which the page begins, 0 for the first
   */
  public Results results(Batch batch, @Nullable String state, int after) {
    List<RowResult> found = rows.results(batch.id(), state, after, PAGE + 1);
    List<RowResult> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new Results(shown, found.size() > PAGE ? shown.get(PAGE - 1).number() : null);
  }

  /** Writes every row's result as CSV, in the reader's language: references, case numbers, lines and sentences, and no name. */
  public void writeResults(Batch batch, OutputStream to) throws IOException {
    table.begin(to);
    List<RowResult> piece = rows.results(batch.id(), null, 0, PIECE);
    while (!piece.isEmpty()) {
      table.write(piece, to);
      piece = rows.results(batch.id(), null, piece.get(piece.size() - 1).number(), PIECE);
    }
  }

  /** Whether refused rows can be had back. */
  public boolean keepsRefused(Batch batch) {
    return batch.counts().refused() > 0 && rows.keepsRefused(batch.id());
  }

  /** Gives refused rows back as they came in, to be corrected and sent as a file of their own. The reading is audited. */
  public void writeRefused(Batch batch, OutputStream to) throws IOException {
    audit.record("readRefusedRows", batch.number(), null);
    if (batch.header() != null) {
      to.write(("\uFEFF" + batch.header()).getBytes(StandardCharsets.UTF_8));
    }
    List<BatchRows.Refused> piece = rows.refusedRows(batch.id(), 0, PIECE);
    while (!piece.isEmpty()) {
      for (BatchRows.Refused row : piece) {
        to.write((row.source().endsWith("\n") ? row.source() : row.source() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      piece = rows.refusedRows(batch.id(), piece.get(piece.size() - 1).number(), PIECE);
    }
  }

  /** Ends a batch at its partner's wish: what has its answer keeps it, the rest is not tried. */
  @Transactional
  public boolean cancel(Batch batch) {
    boolean ended = batches.end(batch.id(), State.cancelled);
    if (ended) {
      audit.record("cancelBatch", batch.number(), null);
    }
    return ended;
  }

  /** How long the rest will take if it goes on as until now; empty when nothing can be said or nothing is left. */
  public Optional<Duration> remaining(Batch batch) {
    Counts counts = batch.counts();
    if (!batch.running() || counts.done() == 0 || counts.waiting() == 0) {
      return Optional.empty();
    }
    Duration taken = Duration.between(batch.uploadedAt(), clock.instant());
    return Optional.of(taken.multipliedBy(counts.waiting()).dividedBy(counts.done()));
  }

  /**
   * A page of batches.
   *
   * @param next the number after which the next page begins; null on the last
   */
  public record Page(List<Batch> batches, @Nullable String next) {
  }

  /**
   * A page of results.
   *
   * @param next the number of the row after which the next page begins; null on the last
   */
  public record Results(List<RowResult> rows, @Nullable Integer next) {
  }
}
