package org.passerelle.referral.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.passerelle.referral.batch.BatchRefused.Reason;

/**
 * A file as it came in, on our disk and never whole in memory. It has no name there, so that nothing of it is left however the application
 * ends.
 */
final class SpooledFile implements AutoCloseable {

  private static final int PIECE = 64 * 1024;
  private static final int BEGINNING = 512;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLD_OFFICE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FileChannel channel;
  private final byte[] sha256;

  private SpooledFile(FileChannel channel, byte[] sha256) {
    this.channel = channel;
    this.sha256 = sha256;
  }

  /**
   * Reads what is sent to its end.
   *
   * @throws BatchRefused when it is larger than allowed, or is no text in UTF-8
   */
  static SpooledFile of(InputStream sent, long largest) {
    try {
      FileChannel channel = unnamed();
      try {
        SpooledFile file = new SpooledFile(channel, copy(sent, channel, largest));
        file.checkText();
        return file;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BatchRefused(Reason.interrupted);
    }
  }

  byte[] sha256() {
    return sha256.clone();
  }

  /** The text from its beginning, without the mark some programs put before it. */
  Reader text() {
    try {
      channel.position(startsWith(beginning(), UTF_8_MARK) ? UTF_8_MARK.length : 0);
      return Channels.newReader(channel, StandardCharsets.UTF_8.newDecoder(), PIECE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel unnamed() throws IOException {
    Path path = Files.createTempFile("batch", ".part");
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static byte[] copy(InputStream sent, FileChannel channel, long largest) throws IOException {
    MessageDigest digest = sha256Digest();
    DigestInputStream in = new DigestInputStream(sent, digest);
    byte[] piece = new byte[PIECE];
    long size = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      size += read;
      if (size > largest) {
        throw new BatchRefused(Reason.tooLarge, largest / (1024 * 1024));
      }
      ByteBuffer rest = ByteBuffer.wrap(piece, 0, read);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
    if (size == 0) {
      throw new BatchRefused(Reason.empty);
    }
    return digest.digest();
  }

  private void checkText() throws IOException {
    byte[] beginning = beginning();
    refuseIf(startsWith(beginning, ZIP), Reason.spreadsheet);
    refuseIf(startsWith(beginning, OLD_OFFICE), Reason.spreadsheet);
    refuseIf(startsWith(beginning, new byte[] {0x1F, (byte) 0x8B}), Reason.zip);
    refuseIf(startsWith(beginning, UTF_16_BIG) || startsWith(beginning, UTF_16_LITTLE) || everyOtherIsNull(beginning), Reason.utf16);
    refuseIf(startsWith(beginning, new byte[] {'%', 'P', 'D', 'F'}), Reason.binary);
    checkEncoding();
  }

  /** Names the line on which the text stops being UTF-8: whoever exported it finds the letter that went wrong there. */
  private void checkEncoding() throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    CharBuffer letters = CharBuffer.allocate(PIECE);
    channel.position(0);
    long line = 1;
    for (int read = channel.read(bytes); read >= 0; read = channel.read(bytes)) {
      bytes.flip();
      CoderResult result = decoder.decode(bytes, letters.clear(), false);
      line += letters.flip().chars().filter(letter -> letter == '\n').count();
      refuseIf(result.isError(), Reason.notUtf8, line);
      bytes.compact();
    }
    refuseIf(bytes.position() > 0, Reason.notUtf8, line);
  }

  private byte[] beginning() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BEGINNING);
    channel.read(bytes, 0);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  /** Text in Latin letters as UTF-16 without its mark. */
  private static boolean everyOtherIsNull(byte[] bytes) {
    int nulls = 0;
    for (byte one : bytes) {
      nulls += one == 0 ? 1 : 0;
    }
    return bytes.length >= 4 && nulls * 3 > bytes.length;
  }

  private static void refuseIf(boolean so, Reason reason, Object... arguments) {
    if (so) {
      throw new BatchRefused(reason, arguments);
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
