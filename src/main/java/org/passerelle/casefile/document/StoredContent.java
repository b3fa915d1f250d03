package org.passerelle.casefile.document;

import java.io.InputStream;
import java.util.UUID;

/**
 * A document's content, read from the store part by part: however slowly somebody reads, no connection to the store is held meanwhile and only one
 * part is in memory.
 */
final class StoredContent extends InputStream {

  private static final int PART = 256 * 1024;

  private final StoredDocuments documents;
  private final UUID id;
  private byte[] part = new byte[0];
  private int start;
  private int next;

  StoredContent(StoredDocuments documents, UUID id) {
    this.documents = documents;
    this.id = id;
  }

  @Override
  public int read() {
    return more() ? part[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int given = Math.min(length, part.length - next);
    System.arraycopy(part, next, into, offset, given);
    next += given;
    return given;
  }

  private boolean more() {
    if (next == part.length) {
      start += part.length;
      part = documents.part(id, start, PART);
      next = 0;
    }
    return part.length > 0;
  }
}
