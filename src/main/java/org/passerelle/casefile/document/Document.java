package org.passerelle.casefile.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document on file, without its content.
 *
 * @param organizationId who gave it
 * @param caseId         the case it supports; null until a submission names it
 * @param personId       whom in the family it is about; null when that was not said
 * @param fileName       its name as shown and offered for saving, never a path of ours
 * @param mediaType      what it is by its content: a PDF, a JPEG or a PNG
 * @param encrypted      whether opening it may take a password
 * @param size           in bytes
 */
public record Document(UUID id, UUID organizationId, @Nullable UUID caseId, @Nullable UUID personId, DocumentKind kind, String fileName,
    String mediaType, boolean encrypted, int size, Instant uploadedAt, String uploadedBy, ScanState scan, @Nullable Instant attachedAt) {

  private static final int KILO = 1000;

  /** Whether a submission has named it. From then on it stays. */
  public boolean attached() {
    return caseId != null;
  }

  /** Whether it may be opened. */
  public boolean opens() {
    return scan.opens();
  }

  /** Its size in kilobytes, at least one. */
  public int kilobytes() {
    return Math.max(1, size / KILO);
  }
}
