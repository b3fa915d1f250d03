package org.passerelle.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters of Arabic script as they are joined on paper. */
class JoinedLettersTest {

  private final JoinedLetters letters = new JoinedLetters();

  /** Each letter's form: alone, at the beginning, in the middle, at the end. */
  @ParameterizedTest
  @CsvSource({
      "محمد, FEE3 FEA4 FEE4 FEAA",
      "زرمینه, FEAF FEAD FEE3 FBFF FEE8 FEEA",
      "گلپری, FB94 FEE0 FB59 FEAE FBFC",
      "چمن, FB7C FEE4 FEE6",
      "ژاله, FB8A FE8D FEDF FEEA",
      "عبدالله, FECB FE92 FEAA FE8D FEDF FEE0 FEEA",
      "لالا, FEFB FEFB",
      "سلام, FEB3 FEFC FEE1",
      "مُراد, FEE3 64F FEAE FE8D FEA9",
      "احمد خان, FE8D FEA3 FEE4 FEAA 20 FEA7 FE8E FEE5"})
  void lettersTakeTheFormOfTheirPlace(String name, String forms) {
    assertThat(codes(letters.shapeText(name))).isEqualTo(forms);
  }

  /** Unicode has no forms for these letters of Pashto; their neighbours join towards them. */
  @Test
  void aLetterWithoutFormsStaysItself() {
    assertThat(codes(letters.shapeText("پښتو"))).isEqualTo("FB58 69A FE98 FEEE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"زرمینه خیالی", "پښتو ګل ټول ډېر کړي", "لالا عبدالله", "Zarmina-7", "", "Олена", "יעל"})
  void noNameIsChanged(String name) {
    assertThat(Normalizer.normalize(letters.shapeText(name), Normalizer.Form.NFKC)).isEqualTo(name);
  }

  private static String codes(String text) {
    return text.codePoints().mapToObj(code -> Integer.toHexString(code).toUpperCase()).reduce((a, b) -> a + " " + b).orElse("");
  }
}
