package org.passerelle.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.support.SampleDocuments.joined;
import static org.passerelle.support.SampleDocuments.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.casefile.document.RefusedDocument.Reason;
import org.passerelle.support.SampleDocuments;

/** A document is what its content is. */
class DocumentTypesTest {

  private static final int LARGEST = 1024 * 1024;
  private static final DocumentTypes TYPES = new DocumentTypes();

  @Test
  void whatWeTakeIsKnownByItsContent() {
    assertThat(look(SampleDocuments.pdf())).isEqualTo(new DocumentTypes.Finding(DocumentType.PDF, false));
    assertThat(look(SampleDocuments.encryptedPdf())).isEqualTo(new DocumentTypes.Finding(DocumentType.PDF, true));
    assertThat(look(SampleDocuments.jpeg())).isEqualTo(new DocumentTypes.Finding(DocumentType.JPEG, false));
    assertThat(look(SampleDocuments.png())).isEqualTo(new DocumentTypes.Finding(DocumentType.PNG, false));
    assertThat(look(SampleDocuments.png(10_000, 10_000)).type()).isEqualTo(DocumentType.PNG);
  }

  @Test
  void theMarkOfEncryptionIsFoundAcrossTwoParts() {
    byte[] filler = new byte[64 * 1024 - 12];
    Arrays.fill(filler, (byte) 'x');
    byte[] pdf = joined(joined(text("%PDF-1.7"), filler), text("/Encrypt 5 0 R %%EOF"));
    assertThat(new String(pdf, 0, 64 * 1024)).endsWith("/Enc");
    assertThat(look(pdf).encrypted()).isTrue();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("a web page", text("<!DOCTYPE html><html><script>alert(1)</script></html>"), Reason.otherType),
        Arguments.of("a drawing with a script", text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"), Reason.otherType),
        Arguments.of("text", text("%PD"), Reason.otherType),
        Arguments.of("an archive", SampleDocuments.zip(), Reason.otherType),
        Arguments.of("a program", joined(text("MZ"), new byte[200]), Reason.otherType),
        Arguments.of("zeros", new byte[500], Reason.otherType),
        Arguments.of("a GIF", text("GIF89a\1\0\1\0\0\0\0;"), Reason.otherType),
        Arguments.of("a web page that is a PDF too", joined(text("<html><body>"), SampleDocuments.pdf()), Reason.otherType),
        Arguments.of("a PDF after a line", joined(text("\n"), SampleDocuments.pdf()), Reason.otherType),
        Arguments.of("a web page that says PDF", text("%PDF-<html><script>1</script>%%EOF"), Reason.otherType),
        Arguments.of("a PDF cut short", Arrays.copyOf(SampleDocuments.pdf(), 200), Reason.damaged),
        Arguments.of("the first bytes of a PNG", Arrays.copyOf(SampleDocuments.png(), 12), Reason.damaged),
        Arguments.of("the first bytes of a JPEG", Arrays.copyOf(SampleDocuments.jpeg(), 4), Reason.damaged),
        Arguments.of("a JPEG's first bytes before a web page", joined(Arrays.copyOf(SampleDocuments.jpeg(), 11), text("<html>")), Reason.damaged),
        Arguments.of("a PNG without width", SampleDocuments.png(0, 10), Reason.damaged),
        Arguments.of("a PNG of a negative width", SampleDocuments.png(-1, 10), Reason.damaged),
        Arguments.of("a PNG that would fill the memory", SampleDocuments.png(60_000, 60_000), Reason.tooManyPixels),
        Arguments.of("a PNG whose sides multiply beyond a number", SampleDocuments.png(Integer.MAX_VALUE, 3), Reason.tooManyPixels),
        Arguments.of("a PNG as long as a road", SampleDocuments.png(1, 40_000), Reason.tooManyPixels));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, byte[] content, Reason reason) {
    assertThatThrownBy(() -> look(content)).isInstanceOfSatisfying(RefusedDocument.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void nothingTooMuchAndHalfAreRefusedWhileReading() {
    assertReason(Reason.empty, InputStream.nullInputStream());
    assertReason(Reason.tooLarge, new ByteArrayInputStream(new byte[LARGEST + 1]));
    assertReason(Reason.interrupted, new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }
    });
    SpooledUpload.of(new ByteArrayInputStream(new byte[LARGEST]), LARGEST).close();
  }

  @Test
  void anUploadLeavesNoFileBehind() throws IOException {
    try (SpooledUpload upload = SpooledUpload.of(new ByteArrayInputStream(SampleDocuments.pdf()), LARGEST);
        Stream<java.nio.file.Path> files = java.nio.file.Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> file.toString().endsWith(".upload"))).as("while it is looked at").isEmpty();
      assertThat(upload.content().readAllBytes()).hasSize(upload.size());
      assertThat(upload.content().readAllBytes()).as("read again").hasSize(upload.size());
    }
  }

  private static void assertReason(Reason reason, InputStream sent) {
    assertThatThrownBy(() -> SpooledUpload.of(sent, LARGEST))
        .isInstanceOfSatisfying(RefusedDocument.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static DocumentTypes.Finding look(byte[] content) {
    try (SpooledUpload upload = SpooledUpload.of(new ByteArrayInputStream(content), LARGEST)) {
      return TYPES.look(upload);
    }
  }
}
