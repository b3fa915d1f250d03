package org.passerelle.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Real small files of the types we take and of those we do not. No two PDFs are alike. */
public final class SampleDocuments {

  /** A file by which scanners are tried out: harmless, and found by all of them (EICAR). In two parts, so that a scanner leaves this class alone. */
  public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private SampleDocuments() {
  }

  public static byte[] pdf() {
    return pdf(false);
  }

  /** A PDF that only who knows the password may change. */
  public static byte[] encryptedPdf() {
    return pdf(true);
  }

  private static byte[] pdf(boolean encrypted) {
    try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      document.addPage(new PDPage());
      document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
      if (encrypted) {
        document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF of exactly that many bytes. */
  public static byte[] pdf(int size) {
    byte[] small = pdf();
    byte[] large = Arrays.copyOf(small, size);
    Arrays.fill(large, small.length, size, (byte) '\n');
    return large;
  }

  /** A PDF with these words in it, as a virus would stand. */
  public static byte[] pdfHolding(String words) {
    return ("%PDF-1.4\n" + words + "\n" + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] jpeg() {
    return picture("jpeg");
  }

  public static byte[] png() {
    return picture("png");
  }

  private static byte[] picture(String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      BufferedImage image = new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 4, UUID.randomUUID().hashCode());
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG that says it has these sides. */
  public static byte[] png(int width, int height) {
    byte[] png = png();
    ByteBuffer header = ByteBuffer.wrap(png, 8, 25);
    header.getInt();
    header.getInt();
    header.putInt(width).putInt(height);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png, 29, 4).putInt((int) sum.getValue());
    return png;
  }

  public static byte[] zip() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("passport.pdf"));
        zip.write(pdf());
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One after the other in one file. */
  public static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
