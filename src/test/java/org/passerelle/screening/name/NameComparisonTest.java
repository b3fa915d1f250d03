package org.passerelle.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All names are made up. */
class NameComparisonTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Zarmina Fictional          | ZARMINA FICTIONAL
      Zarmina Fictional          | Fictional, Zarmina
      Zarmina Fictionelle        | Zarmína Fictionélle
      Zarlasht Fictional         | Zarlakht Fictional
      Mohd Parwez Nabizada       | Mohammad Parvez Nabi Zada
      Ghulam Qadir Torfictional  | Gholam Kader Torfictional
      Abdul Rahman Zarfictional  | Abdurrahman Zarfictional
      Abd-ar-Rahman Zarfictional | Abdoulrahman Zar Fictional
      Haji Wahid Sangari         | Vaheed Sangari
      Yusuf Sangari              | Yousof Sangary
      Dr. Laila Sangari          | Leila Sangari
      Wazhma Jan Sangari         | Wazhma Sangari
      Mohammad Zaman Sangari     | Zaman Sangari
      Sayed Farhad Mir Sangari   | Farhad Sangari
      WazhmaSangari              | Wazhma Sangari
      Dorrington Fell Marrow     | Dorrnigton Fell Marrow
      Q. Sangari Torwali         | Qadir Sangari Torwali
      زرمینه سنگری               | Zarmina Sangari
      زرمينة سنگري               | زرمینه سنگری
      عبدالرحمن سنگری            | Abdul Rahman Sangari
      عبد الرحمن بن وحید السنگری | Abdurrahman Waheed al-Sangari
      عبدالله تورفیکس            | Abdallah Torfiks
      غلام قادر تورزی            | Ghulam Qader Torzai
      حسین ژوندی                 | Hossein Zhwandi
      نور ضیا چمکنی              | Noor Zia Chamkani
      ثریا ذکی                   | Soraya Zaki
      إسحاق طوراني               | Ishaq Turani
      Зармина Торжанова          | Zarmina Torzhanova
      Ґалина Щурківна Тест       | Galyna Shchurkivna Test
      זרמינה סנגרי               | Zarmina Sangari
      ザルミナ・サンガリ           | Zarmina Sangari
      """)
  void namesThatMayBeOne(String one, String other) {
    assertThat(person(one, other)).as("%s | %s", one, other).matches(NameLikeness::alike);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Zarmina Fictional        | Palwasha Fictional
      Zarmina Fictional        | Zarmina Invented
      Mohammad Karim Khan      | Mohammad Rahim Khan
      Mohammad Torzan          | Mohammad Wakfir
      Abdul Torzan             | Abdul Wakfir
      Hassan Torzan            | Hussain Torzan
      Rahim Torzan             | Rahman Torzan
      Ahmad Torzan Sangari     | Mahmud Torzan Sangari
      Habibullah Torzan        | Waliullah Torzan
      Q. Sangari               | Mirwais Sangari
      T.S.                     | Torpekai Sangari
      Khan                     | Jan
      حسن تورزان               | حسین تورزان
      حسن تورزان               | Hussain Torzan
      زرمینه سنگری             | Palwasha Sangari
      """)
  void namesOfTwoPeople(String one, String other) {
    assertThat(person(one, other)).as("%s | %s", one, other).matches(likeness -> !likeness.alike());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Marrowfield Trading Ltd              | Marrowfield Trading Limited
      Marrowfield AG                       | Marrowfield Aktiengesellschaft
      OOO Zarfiks                          | Общество с ограниченной ответственностью «Зарфикс»
      M.F.T. Company                       | MFT Co.
      First Marrowfield Bank               | 1st Marrowfield Bank
      Marrowfield & Sons                   | Marrowfield and Sons
      Brigade Twenty-Three of Marrowfield  | Marrowfield Brigade 23
      MV Marrowfield Star                  | Marrowfield Star
      Marrowfield Organisation             | Marrowfield Organization
      """)
  void organizationsThatMayBeOne(String one, String other) {
    assertThat(organization(one, other)).as("%s | %s", one, other).matches(NameLikeness::alike);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Marrowfield Bank             | Torzan Bank
      Marrowfield AG               | Marrowfield GmbH
      Marrowfield Steel Group      | Marrowfield Shipping Group
      """)
  void twoOrganizations(String one, String other) {
    assertThat(organization(one, other)).as("%s | %s", one, other).matches(likeness -> !likeness.alike());
  }

  @Test
  void theFindingSaysHowTheyCompare() {
    assertThat(person("Zarmina Sangari", "ZARMINA SANGARI").finding()).isEqualTo("same");
    assertThat(person("Zarmina Sangari", "Sangari Zarmina").finding()).isEqualTo("reordered");
    assertThat(person("Zarmina Sangari", "Zarmeena Sangari").finding()).isEqualTo("variant");
    assertThat(person("Zarmina Wahid Sangari", "Zarmina Sangari").finding()).isEqualTo("partly");
    assertThat(person("Zarmina Sangari", "Palwasha Torzan").finding()).isEqualTo("differs");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {"''", "' '", "'-- ,;'", "\uD83D\uDE00", "\uD800", "\u202E", "\u0000"})
  void whatCannotBeComparedIsLikeNothing(String nothing) {
    assertThat(person(nothing, nothing).score()).isZero();
    assertThat(person(nothing, "Zarmina Sangari").score()).isZero();
    assertThat(NameKeys.of(ComparableName.ofPerson(nothing))).isEmpty();
  }

  @Test
  void directionMarksAndControlCharactersChangeNothing() {
    assertThat(person("Zar\u202Emina\u200F \u0007Sang\u200Bari", "Zarmina Sangari").finding()).isEqualTo("same");
  }

  private static NameLikeness person(String one, String other) {
    return NameComparison.between(ComparableName.ofPerson(one), ComparableName.ofPerson(other));
  }

  private static NameLikeness organization(String one, String other) {
    return NameComparison.between(ComparableName.ofOrganization(one), ComparableName.ofOrganization(other));
  }
}
