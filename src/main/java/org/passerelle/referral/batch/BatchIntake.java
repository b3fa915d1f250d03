package org.passerelle.referral.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passerelle.access.Audit;
import org.passerelle.access.SignedIn;
import org.passerelle.referral.batch.Batch.Format;
import org.passerelle.referral.batch.BatchRefused.Reason;
import org.passerelle.referral.batch.BatchRows.Entry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Takes in a file of referrals: all of its rows, or nothing. The referrals themselves are checked and submitted later, row by row. The same file
 * again, byte for byte, is the same batch.
 */
@Service
public class BatchIntake {

  /** Referrals in a file. */
  public static final int MOST_ROWS = 40_000;

  private static final int PIECE = 250;

  private final Batches batches;
  private final BatchRows rows;
  private final JsonLines jsonLines;
  private final CsvFamilies csv;
  private final Audit audit;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final long largest;

  BatchIntake(Batches batches, BatchRows rows, JsonLines jsonLines, CsvFamilies csv, Audit audit, MessageSource messages,
      TransactionTemplate transaction, @Value("${passerelle.batches.largest}") DataSize largest) {
    this.batches = batches;
    this.rows = rows;
    this.jsonLines = jsonLines;
    this.csv = csv;
    this.audit = audit;
    this.messages = messages;
    this.transaction = transaction;
    this.largest = largest.toBytes();
  }

  /** The largest file, in megabytes. */
  public long largestInMegabytes() {
    return largest / (1024 * 1024);
  }

  /**
   * Takes a file in. What is found in it later is said in the language of the current request.
   *
   * @param fileName what its sender calls it, if they do
   * @param format   how it is written; null when it is for us to see
   * @param program  whether a program sends it, not a person
   * @throws BatchRefused when it cannot be read as a whole; nothing of it is kept
   */
  public Receipt take(UUID partnerId, @Nullable String fileName, @Nullable Format format, boolean program, InputStream sent) {
    try (SpooledFile file = SpooledFile.of(sent, largest)) {
      Format written = format == null ? seen(file) : format;
      return transaction.execute(status -> keep(partnerId, shown(fileName, written), written, program, file));
    }
  }

  private Receipt keep(UUID partnerId, String fileName, Format format, boolean program, SpooledFile file) {
    String language = LocaleContextHolder.getLocale().getLanguage().equals("fr") ? "fr" : "en";
    UUID id = batches.open(partnerId, fileName, format, file.sha256(), language, SignedIn.actor(), program).orElse(null);
    if (id == null) {
      return new Receipt(batches.ofFile(partnerId, file.sha256()).orElseThrow(), false);
    }
    Staging staging = new Staging(id);
    try {
      String header = format(format).read(file.text(), staging::add);
      batches.complete(id, staging.finish(), header);
    } catch (IOException e) {
      throw new BatchRefused(Reason.interrupted);
    }
    Batch batch = batches.get(id);
    audit.record("uploadBatch", batch.number(), String.valueOf(batch.counts().rows()));
    return new Receipt(batch, true);
  }

  private RowFormat format(Format format) {
    return format == Format.csv ? csv : jsonLines;
  }

  /** A file of JSON begins with a brace or a bracket; nothing else does. */
  private static Format seen(SpooledFile file) {
    try {
      var text = file.text();
      int letter = text.read();
      while (letter >= 0 && Character.isWhitespace(letter)) {
        letter = text.read();
      }
      return letter == '{' || letter == '[' ? Format.jsonLines : Format.csv;
    } catch (IOException e) {
      throw new BatchRefused(Reason.interrupted);
    }
  }

  /** The name as it may be shown: a browser may send a path, and anyone anything. */
  private static String shown(@Nullable String claimed, Format format) {
    String name = claimed == null ? "" : claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
    String plain = name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cf}\\u2028\\u2029<>:\"|?*]", "").strip();
    String whole = plain.isEmpty() ? "batch" + format.ending() : plain;
    return whole.length() <= 120 ? whole : whole.substring(0, 120).strip();
  }

  /**
   * The answer to a file.
   *
   * @param fresh false when this very file was sent before
   */
  public record Receipt(Batch batch, boolean fresh) {
  }

  /** Rows on their way into the store, piece by piece. */
  private final class Staging {

    private final UUID batchId;
    private final List<Entry> piece = new ArrayList<>();
    private final Map<String, Integer> references = new HashMap<>();
    private int count;

    Staging(UUID batchId) {
      this.batchId = batchId;
    }

    void add(StagedRow row) {
      count++;
      if (count > MOST_ROWS) {
        throw new BatchRefused(Reason.tooManyRows, MOST_ROWS);
      }
      piece.add(entry(firstOfItsReference(row)));
      if (piece.size() == PIECE) {
        flush();
      }
    }

    int finish() {
      if (count == 0) {
        throw new BatchRefused(Reason.noRows);
      }
      flush();
      return count;
    }

    private void flush() {
      rows.add(batchId, piece);
      piece.clear();
    }

    /** Which of two rows with one reference is the right one is not for us to guess: the first is tried, the second is given back. */
    private StagedRow firstOfItsReference(StagedRow row) {
      Integer line = row.lines().get(0);
      Integer before = row.reference() == null ? null : references.putIfAbsent(row.reference(), line);
      return before == null || row.fault() != null ? row : row.refused("batch.row.referenceTwice", before);
    }

    private Entry entry(StagedRow row) {
      StagedRow.Fault fault = row.fault();
      return new Entry(count, row, fault == null ? List.of() : List.of(new RowFinding(row.lines().get(0), "", null,
          messages.getMessage(fault.messageKey(), fault.arguments(), LocaleContextHolder.getLocale()))));
    }
  }
}
