package org.passerelle.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender calls a file is shown, and is never a path or a trap. */
class FileNamesTest {

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
      "passport.pdf, passport.pdf",
      "../../etc/passwd, passwd.pdf",
      "..\\..\\boot.ini, boot.ini.pdf",
      "C:\\x\\y.pdf, y.pdf",
      "/var/tmp/Scan 1.PDF, Scan 1.PDF",
      "photo.jpg, photo.jpg.pdf",
      "setup.exe, setup.exe.pdf",
      "a.pdf:evil.exe, a.pdf-evil.exe.pdf",
      "<b>.pdf, -b-.pdf",
      "...., document.pdf",
      ".pdf, pdf.pdf",
      "a/, document.pdf",
      "` `, document.pdf",
      "تذکره.pdf, تذکره.pdf",
      "می‌خواهم.pdf, می‌خواهم.pdf"})
  void aNameIsWhatStandsAfterTheLastSeparatorWithTheEndingOfItsType(String claimed, String shown) {
    assertThat(FileNames.shown(claimed, DocumentType.PDF)).isEqualTo(shown);
  }

  @Test
  void whatCannotBeSeenOrTurnsTheRestAroundIsGone() {
    assertThat(FileNames.shown("fac\u202Efdp.exe", DocumentType.JPEG)).isEqualTo("facfdp.exe.jpg");
    assertThat(FileNames.shown("a\u0000b\r\nSet-Cookie: x\u2066\uFEFF.png", DocumentType.PNG)).isEqualTo("abSet-Cookie- x.png");
    assertThat(FileNames.shown("\ud800x.png", DocumentType.PNG)).isEqualTo("x.png");
    assertThat(FileNames.shown(null, DocumentType.PNG)).isEqualTo("document.png");
  }

  @Test
  void aLongNameIsShortenedBeforeItsEnding() {
    assertThat(FileNames.shown("x".repeat(5000) + ".jpeg", DocumentType.JPEG)).hasSize(FileNames.LONGEST).endsWith("x.jpeg");
    String pairs = FileNames.shown("\ud83d\udcc4".repeat(200), DocumentType.PDF);
    assertThat(pairs).hasSizeLessThanOrEqualTo(FileNames.LONGEST).endsWith("\ud83d\udcc4.pdf");
  }
}
