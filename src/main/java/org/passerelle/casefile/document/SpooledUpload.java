package org.passerelle.casefile.document;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;

/**
 * What somebody sends, while it is looked at: on disk rather than in memory, because many send at once and slowly, and in a file that has lost
 * its name before anything is written to it, so that no trace stays whatever happens.
 */
final class SpooledUpload implements Closeable {

  private static final int PART = 64 * 1024;

  private final FileChannel file;
  private final int size;
  private final byte[] sha256;

  private SpooledUpload(FileChannel file, int size, byte[] sha256) {
    this.file = file;
    this.size = size;
    this.sha256 = sha256;
  }

  /**
   * Reads all that is sent.
   *
   * @throws RefusedDocument when it is empty, larger than that many bytes, or breaks off; the rest is not read
   */
  static SpooledUpload of(InputStream sent, int largest) {
    FileChannel file = unnamed();
    try {
      return read(sent, largest, file);
    } catch (RuntimeException e) {
      shut(file);
      throw e;
    }
  }

  private static SpooledUpload read(InputStream sent, int largest, FileChannel file) {
    MessageDigest digest = sha256Digest();
    byte[] part = new byte[PART];
    int size = 0;
    for (int read = next(sent, part); read >= 0; read = next(sent, part)) {
      size += read;
      if (size > largest) {
        throw new RefusedDocument(RefusedDocument.Reason.tooLarge, megabytes(largest));
      }
      digest.update(part, 0, read);
      write(file, ByteBuffer.wrap(part, 0, read));
    }
    if (size == 0) {
      throw new RefusedDocument(RefusedDocument.Reason.empty);
    }
    return new SpooledUpload(file, size, digest.digest());
  }

  int size() {
    return size;
  }

  byte[] sha256() {
    return sha256.clone();
  }

  /** All of it, from the start. One at a time. */
  InputStream content() {
    try {
      file.position(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BufferedInputStream(new FilterInputStream(Channels.newInputStream(file)) {
      @Override
      public void close() {
        // the file is closed with the upload
      }
    }, PART);
  }

  @Override
  public void close() {
    shut(file);
  }

  private static FileChannel unnamed() {
    try {
      Path path = Files.createTempFile("passerelle", ".upload");
      FileChannel file = FileChannel.open(path, EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
      Files.delete(path);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int next(InputStream sent, byte[] part) {
    try {
      return sent.read(part);
    } catch (IOException e) {
      throw new RefusedDocument(RefusedDocument.Reason.interrupted);
    }
  }

  private static void write(FileChannel file, ByteBuffer part) {
    try {
      while (part.hasRemaining()) {
        file.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void shut(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int megabytes(int bytes) {
    return bytes / (1024 * 1024);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
