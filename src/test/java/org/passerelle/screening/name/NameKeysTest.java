package org.passerelle.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Zarmina Sangari        | زرمینه سنگری
      Zarlasht Torzan        | Zarlakht Torzan
      Abdul Rahman Torzan    | عبدالرحمن تورزان
      Mohammad Ahmad         | احمد محمد
      Gul Jan                | گل جان
      Farzana                | فرزانه
      Ali                    | علی
      WazhmaSangari          | Wazhma Sangari
      Thuraya Dhaki          | ثریا ذکی
      Gamal Torzan           | جمال تورزان
      """)
  void namesThatMayBeOneShareAKey(String one, String other) {
    assertThat(keys(one)).containsAnyElementsOf(keys(other));
  }

  @Test
  void aNameThatMillionsShareIsNoKeyBesideAnother() {
    assertThat(keys("Mohammad Torzan")).doesNotContainAnyElementsOf(keys("Mohammad")).containsAnyElementsOf(keys("Torzan"));
    assertThat(keys("Mohammad Torzan")).doesNotContainAnyElementsOf(keys("Mohammad Wakfir"));
  }

  @Test
  void particlesAndTitlesAreNoKeys() {
    assertThat(keys("Haji Torzan bin Wakfir")).isEqualTo(keys("Torzan Wakfir"));
  }

  private static Set<String> keys(String name) {
    return NameKeys.of(ComparableName.ofPerson(name));
  }
}
