package org.passerelle.casefile.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.passerelle.casefile.document.RefusedDocument.Reason;
import org.springframework.stereotype.Component;

/**
 * Tells what a document is by its content alone, and refuses what only looks like it. Nothing is decoded or parsed beyond a header here: a
 * parser that meets strangers' files is itself a way in.
 */
@Component
class DocumentTypes {

  /** A sheet of A3 scanned at 600 dpi has 70 million points. */
  private static final long MOST_PIXELS = 100_000_000;
  private static final int LONGEST_SIDE = 30_000;
  private static final int PART = 64 * 1024;
  private static final Pattern PDF_HEADER = Pattern.compile("%PDF-\\d\\.\\d");
  private static final int PDF_HEADER_LENGTH = "%PDF-1.0".length();

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /**
   * Looks at an upload.
   *
   * @throws RefusedDocument when it is of another type, damaged, or a picture beyond all measure
   */
  Finding look(SpooledUpload upload) {
    byte[] head = head(upload);
    DocumentType type = DocumentType.of(detect(head)).orElseThrow(() -> new RefusedDocument(Reason.otherType));
    if (type == DocumentType.PDF) {
      return lookAtPdf(upload, head);
    }
    checkPicture(upload, type);
    return new Finding(type, false);
  }

  private String detect(byte[] head) {
    try {
      return types.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Readers accept a PDF that begins within the first kilobyte, which lets a file be a web page and a PDF at once; here it begins with the first
   * byte. One without an end was cut short. One that is encrypted is taken and marked: official forms, those of the department too, are encrypted
   * against changes and open without a password, and only a reader could tell.
   */
  private static Finding lookAtPdf(SpooledUpload upload, byte[] head) {
    String start = new String(head, 0, Math.min(head.length, PDF_HEADER_LENGTH), StandardCharsets.ISO_8859_1);
    if (!PDF_HEADER.matcher(start).matches()) {
      throw new RefusedDocument(Reason.otherType);
    }
    if (!contains(upload, "%%EOF")) {
      throw new RefusedDocument(Reason.damaged);
    }
    return new Finding(DocumentType.PDF, contains(upload, "/Encrypt"));
  }

  private static void checkPicture(SpooledUpload upload, DocumentType type) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mediaType());
    ImageReader reader = readers.next();
    try (ImageInputStream content = new MemoryCacheImageInputStream(upload.content())) {
      reader.setInput(content, true, true);
      checkSides(reader.getWidth(0), reader.getHeight(0));
    } catch (RefusedDocument e) {
      throw e;
    } catch (IOException | RuntimeException unreadable) {
      throw new RefusedDocument(Reason.damaged);
    } finally {
      reader.dispose();
    }
  }

  private static void checkSides(int width, int height) {
    if (width < 1 || height < 1) {
      throw new RefusedDocument(Reason.damaged);
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      throw new RefusedDocument(Reason.tooManyPixels);
    }
  }

  private static byte[] head(SpooledUpload upload) {
    try (InputStream content = upload.content()) {
      return content.readNBytes(PART);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether these ASCII characters stand in it, also across two parts. */
  private static boolean contains(SpooledUpload upload, String word) {
    String tail = "";
    try (InputStream content = upload.content()) {
      for (byte[] part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
        String text = tail + new String(part, StandardCharsets.ISO_8859_1);
        if (text.contains(word)) {
          return true;
        }
        tail = text.substring(Math.max(0, text.length() - word.length()));
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a document is.
   *
   * @param encrypted whether opening it may take a password
   */
  record Finding(DocumentType type, boolean encrypted) {
  }
}
