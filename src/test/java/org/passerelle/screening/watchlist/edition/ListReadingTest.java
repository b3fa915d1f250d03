package org.passerelle.screening.watchlist.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.passerelle.screening.watchlist.edition.Lists.individual;
import static org.passerelle.screening.watchlist.edition.Lists.un;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.screening.watchlist.BirthRange;
import org.passerelle.screening.watchlist.ListedName;
import org.passerelle.screening.watchlist.ListedName.Quality;
import org.passerelle.screening.watchlist.ListedParty.Kind;
import org.passerelle.screening.watchlist.edition.ListRefused.Reason;
import org.passerelle.screening.watchlist.edition.ListRefused.Where;

/** Files of lists, whole and broken. */
class ListReadingTest {

  private static final String PERSON = """
      <INDIVIDUAL>
        <FIRST_NAME>QORVAN</FIRST_NAME><SECOND_NAME>TESTFICTIONAL</SECOND_NAME><THIRD_NAME/><FOURTH_NAME> BEN
           INVENTED </FOURTH_NAME>
        <UN_LIST_TYPE>Invented</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31-04:00</LISTED_ON><GENDER>Male</GENDER>
        <NAME_ORIGINAL_SCRIPT>قوروان
           ساختگی</NAME_ORIGINAL_SCRIPT>
        <COMMENTS1>First line.
      Second line.</COMMENTS1>
        <TITLE><VALUE>Mullah</VALUE></TITLE><DESIGNATION><VALUE>Invented minister</VALUE><VALUE>Invented judge</VALUE></DESIGNATION>
        <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY><NATIONALITY><VALUE>Atlantis</VALUE></NATIONALITY>
        <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Korvan\u202E Testfictional</ALIAS_NAME><DATE_OF_BIRTH>1955</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Invented</ALIAS_NAME></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ALIAS><QUALITY /><ALIAS_NAME /></INDIVIDUAL_ALIAS>
        <INDIVIDUAL_ADDRESS><CITY>Nowhere</CITY><COUNTRY>Atlantis</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1966-02-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>30-35 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE /></INDIVIDUAL_DATE_OF_BIRTH>
        <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sampleville</CITY><COUNTRY>Atlantis</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>ZZ 0000001</NUMBER><ISSUING_COUNTRY>Atlantis</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
        <INDIVIDUAL_DOCUMENT />
      </INDIVIDUAL>
      """;

  private static final String CSV = "reference,kind,name,births,nationalities,remarks\n";

  @Test
  void theUnitedNationsListIsReadWithAllItSays() {
    ReadList list = ListReading.read(Lists.file("un.xml", un("2026-02-27", PERSON, """
        <ENTITY><FIRST_NAME>Invented Trading Company</FIRST_NAME><REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON>
          <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>ITC</ALIAS_NAME></ENTITY_ALIAS><ENTITY_ADDRESS><COUNTRY>Iraq</COUNTRY></ENTITY_ADDRESS></ENTITY>""")),
        ListFormat.unXml);

    assertThat(list.asOf()).isEqualTo("2026-02-27");
    ListEntry person = list.entries().get(0);
    assertThat(person).returns("XXi.001", ListEntry::reference).returns(Kind.person, ListEntry::kind).returns("male", ListEntry::sex)
        .returns("QORVAN TESTFICTIONAL BEN INVENTED", ListEntry::name).returns("Invented", ListEntry::programme)
        .returns(LocalDate.of(2012, 12, 31), ListEntry::listedOn).returns("First line.\nSecond line.", ListEntry::remarks)
        .returns(List.of("COD", "Atlantis"), ListEntry::nationalities).returns(List.of("Mullah", "Invented minister", "Invented judge"), ListEntry::titles)
        .returns(List.of("Sampleville, Atlantis"), ListEntry::birthPlaces).returns(List.of("Nowhere, Atlantis, as of 2016"), ListEntry::addresses);
    assertThat(person.names()).containsExactly(new ListedName("QORVAN TESTFICTIONAL BEN INVENTED", Quality.primary),
        new ListedName("قوروان ساختگی", Quality.script), new ListedName("Korvan Testfictional", Quality.good), new ListedName("Abu Invented", Quality.low));
    assertThat(person.births()).extracting(ListEntry.Birth::written)
        .containsExactly("1966-02-12", "1971", "≈1970", "1973–1974", "1973-11", "30-35 years old", "1955");
    assertThat(person.party("k").births()).hasSize(6).contains(years(1968, 1972), years(1973, 1974),
        new BirthRange(LocalDate.of(1973, 11, 1), LocalDate.of(1973, 11, 30)));
    assertThat(person.party("k").documents()).containsExactly("ZZ 0000001");
    assertThat(person.party("k").nationalities()).containsExactly("COD");
    assertThat(list.entries().get(1)).returns(Kind.organization, ListEntry::kind).returns(List.of("ITC"), entry -> entry.named(Quality.good));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<YEAR>19x1</YEAR>|badDate|3|YEAR", "<YEAR>0019</YEAR>|badDate|3|YEAR", "<DATE>1990-02-30</DATE>|badDate|3|DATE",
      "<FROM_YEAR>1974</FROM_YEAR><TO_YEAR>1973</TO_YEAR>|badYears|3|INDIVIDUAL_DATE_OF_BIRTH"})
  void aBadDateIsNamedWithItsLineAndTheEntryBeforeIt(String date, Reason reason, int line, String field) {
    String wrong = individual("XXi.002", "B", "\n<INDIVIDUAL_DATE_OF_BIRTH>" + date + "</INDIVIDUAL_DATE_OF_BIRTH>");
    ListRefused refused = refused("<CONSOLIDATED_LIST>" + individual("XXi.001", "A", "") + wrong + "</CONSOLIDATED_LIST>", ListFormat.unXml);
    assertThat(refused).returns(reason, ListRefused::reason).returns(new Where(line, null, field), ListRefused::where).returns("XXi.001", ListRefused::after);
  }

  @Test
  void anEntryWithoutAReferenceOrANameIsRefused() {
    assertThat(refused("<CONSOLIDATED_LIST>\n<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>", ListFormat.unXml))
        .returns(Reason.missing, ListRefused::reason).returns(new Where(2, null, "INDIVIDUAL"), ListRefused::where);
    assertThat(refused("<CONSOLIDATED_LIST><ENTITY><FIRST_NAME> </FIRST_NAME><REFERENCE_NUMBER>X</REFERENCE_NUMBER></ENTITY></CONSOLIDATED_LIST>", ListFormat.unXml)
        .reason()).isEqualTo(Reason.missing);
  }

  @Test
  void aFileThatBreaksOffSaysWhere() {
    String whole = un("2026-01-01", individual("XXi.001", "A", "") + individual("XXi.002", "B", ""), "");
    ListRefused refused = refused(whole.substring(0, whole.indexOf("XXi.002") + 4), ListFormat.unXml);
    assertThat(refused).returns(Reason.broken, ListRefused::reason).returns("XXi.001", ListRefused::after);
    assertThat(refused.where().line()).isEqualTo(5);
    assertThat(refused.where().column()).isPositive();
    assertThat(refused("<CONSOLIDATED_LIST><INDIVIDUAL></CONSOLIDATED_LIST>", ListFormat.unXml).reason()).isEqualTo(Reason.broken);
    assertThat(refused("<CONSOLIDATED_LIST>" + "<a>".repeat(500), ListFormat.unXml).reason()).isEqualTo(Reason.broken);
    assertThat(refused("<CONSOLIDATED_LIST>" + individual("X", "a\u0001b", "") + "</CONSOLIDATED_LIST>", ListFormat.unXml).reason()).isEqualTo(Reason.broken);
  }

  @Test
  void nothingOutsideTheFileIsEverRead(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "TOPSECRET");
    for (String type : List.of("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>", "<!DOCTYPE x SYSTEM \"" + secret.toUri() + "\">",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY e \"&a;&a;\">]>")) {
      String xml = "<?xml version='1.0'?>\n" + type + "<CONSOLIDATED_LIST>" + individual("X", "&e;", "") + "</CONSOLIDATED_LIST>";
      assertThat(refused(xml, ListFormat.unXml)).as(type).returns(Reason.doctype, ListRefused::reason).returns(2, refused -> refused.where().line());
      String hidden = "<?xml version='1.0'?><!--" + "x".repeat(20_000) + "-->" + type + "<CONSOLIDATED_LIST>" + individual("X", "&e;", "") + "</CONSOLIDATED_LIST>";
      assertThat(refused(hidden, ListFormat.unXml).reason()).as(type).isIn(Reason.doctype, Reason.wrongRoot);
    }
    assertThat(refused("<CONSOLIDATED_LIST>" + individual("X", "&e;", "") + "</CONSOLIDATED_LIST>", ListFormat.unXml).reason())
        .isIn(Reason.doctype, Reason.broken);
  }

  @ParameterizedTest
  @CsvSource({"<html/>, wrongRoot", "<data-set/>, otherList", "<feed/>, otherList", "<CONSOLIDATED_LIST/>, noEntries", "'', empty", "PK\u0003\u0004x, archive",
      "%PDF-1.7, archive", "hello, unknownColumn", "<, wrongRoot"})
  void aFileThatIsNotThisListIsRefused(String text, Reason reason) {
    assertThat(refused(text, ListFormat.unXml).reason()).isEqualTo(reason);
  }

  @Test
  void aReferenceThatStandsTwiceIsRefused() {
    assertThat(refused("<CONSOLIDATED_LIST>" + individual("XXi.001", "A", "") + individual("XXi.001", "B", "") + "</CONSOLIDATED_LIST>", ListFormat.unXml))
        .returns(Reason.twice, ListRefused::reason).returns("XXi.001", ListRefused::after);
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    assertThat(refused("<CONSOLIDATED_LIST>" + individual("X", "a".repeat(5_000), "") + "</CONSOLIDATED_LIST>", ListFormat.unXml).reason())
        .isEqualTo(Reason.tooLong);
    assertThat(refused("<CONSOLIDATED_LIST>" + individual("X", "a".repeat(500_000), "") + "</CONSOLIDATED_LIST>", ListFormat.unXml).reason())
        .isEqualTo(Reason.tooLong);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void canadasSanctionsAreReadInTheOldFormAndTheNew(boolean bothLanguages) {
    String xml = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <record><Country-Pays>Atlantis / Atlantide</Country-Pays><LastName-NomDeFamille>TESTFICTIONAL</LastName-NomDeFamille><GivenName-Prenom>Qorvan</GivenName-Prenom>
            <Aliases-Alias>Korvan Testfictional; Qorv, Ковран Вымышленный</Aliases-Alias>
            <DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>1953-09-22</DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>
            <Schedule-Annexe>1, Part 1</Schedule-Annexe><Item-NumeroDarticle>94</Item-NumeroDarticle><DateOfListing-DateDinscription>2019-03-15</DateOfListing-DateDinscription></record>
          <record><Country-Pays>Atlantis / Atlantide</Country-Pays><EntityOrShip-EntiteOuNavire>M/V Invented </EntityOrShip-EntiteOuNavire><TitleOrShipType-TitreOuTypeDeNavire>General Cargo | Cargo classique</TitleOrShipType-TitreOuTypeDeNavire>
            <ShipIMONumber-NumeroOMIDuNavire>0000000</ShipIMONumber-NumeroOMIDuNavire><DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>1986</DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire>
            <Schedule-Annexe>1.1</Schedule-Annexe><Item-NumeroDarticle>2</Item-NumeroDarticle><DateOfListing-DateDinscription>2025-06-13</DateOfListing-DateDinscription></record>
          <record><Country-Pays>Invented Officials Regulations (INVOR) / Règlement inventé (REGIN)</Country-Pays><LastName-NomDeFamille>NOBODY</LastName-NomDeFamille><Item-NumeroDarticle>1</Item-NumeroDarticle></record>
        </data-set>
        """;
    ReadList list = ListReading.read(Lists.file("sema.xml", bothLanguages ? xml : xml.replaceAll("(</?\\w+)-\\w+>", "$1>").replace("<data>", "<data-set>").replace("</data>", "</data-set>")),
        ListFormat.canadaSanctionsXml);
    assertThat(list.asOf()).isEqualTo("2025-06-13");
    assertThat(list.entries()).extracting(ListEntry::reference).containsExactly("Atlantis · 1, Part 1 · 94", "Atlantis · 1.1 · 2", "INVOR · 1");
    ListEntry person = list.entries().get(0);
    assertThat(person.names()).containsExactly(new ListedName("Qorvan TESTFICTIONAL", Quality.primary), new ListedName("Korvan Testfictional", Quality.good),
        new ListedName("Qorv", Quality.low), new ListedName("Ковран Вымышленный", Quality.good));
    assertThat(person.births()).extracting(ListEntry.Birth::written).containsExactly("1953-09-22");
    assertThat(person.nationalities()).as("the regime is no nationality").isEmpty();
    assertThat(list.entries().get(1)).returns(Kind.organization, ListEntry::kind).returns("1986", ListEntry::remarks).returns(List.of(), ListEntry::births);
    assertThat(list.entries().get(1).party("k").documents()).containsExactly("0000000");
  }

  @Test
  void canadasListedEntitiesAreReadFromTheirFeed() {
    ReadList list = ListReading.read(Lists.file("feed.xml", """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Listed</title>
          <entry><title>Invented Brigades (IVB)</title><id>2025-121</id><summary>The Invented Battalions; Brigades of Invention.</summary><content>Invented.</content><published>2015-06-29</published><updated>Not yet reviewed</updated></entry>
          <entry><title>Nobody</title><id>2</id><summary>N/A</summary><published>2020-01-01</published></entry></feed>"""), ListFormat.canadaTerroristsXml);
    assertThat(list.entries().get(0).names()).containsExactly(new ListedName("Invented Brigades (IVB)", Quality.primary),
        new ListedName("Invented Brigades", Quality.good), new ListedName("IVB", Quality.low), new ListedName("The Invented Battalions", Quality.good),
        new ListedName("Brigades of Invention", Quality.good));
    assertThat(list.entries().get(1).names()).hasSize(1);
    assertThat(list.asOf()).isEqualTo("2020-01-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t"})
  void ourCsvIsReadInAnyOrderOfColumns(String separator) {
    String csv = "\uFEFFname,reference,kind,weakAliases,goodAliases,nameInScript,births,sex,listedOn\n\n"
        + "Qorvan Testfictional,A-1,person,Abu I,K. T.; Korvan,قوروان,1990-05-17; 1990-05; 1990; ~1990; 1990/1992,male,2026-01-02\n";
    ReadList list = ListReading.read(Lists.file("a.csv", csv.replace(",", separator)), ListFormat.unXml);
    ListEntry entry = list.entries().get(0);
    assertThat(entry.names()).extracting(ListedName::quality).containsExactly(Quality.primary, Quality.script, Quality.good, Quality.good, Quality.low);
    assertThat(entry.births()).extracting(ListEntry.Birth::written).containsExactly("1990-05-17", "1990-05", "1990", "≈1990", "1990–1992");
    assertThat(list.asOf()).isEqualTo("2026-01-02");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"A-2,spaceship,B,,,|badCode|kind", "A-2,person,,,,|missing|name", ",person,B,,,|missing|reference",
      "A-2,person,B,1990-13,,|badDate|births", "A-2,person,B,1990;soon,,|badDate|births", "A-2,person,B,,Atlantis,|badCode|nationalities",
      "A-1,person,B,,,|twice|reference", "A-2,person,B\u0007,,,|control|name", "A-2,person,B,,,a\u0000b|control|remarks"})
  void aWrongCellIsNamedWithItsLineAndColumn(String row, Reason reason, String column) {
    ListRefused refused = refused(CSV + "A-1,person,A,,,\"two\nlines\"\n" + row + "\n", ListFormat.csv);
    assertThat(refused).returns(reason, ListRefused::reason).returns(new Where(4, null, column), ListRefused::where).returns("A-1", ListRefused::after);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"reference,kind|missingColumn|name", "reference,kind,name,shoeSize|unknownColumn|shoeSize",
      "reference,kind,name,name|columnTwice|name"})
  void aWrongHeaderIsNamed(String header, Reason reason, String column) {
    assertThat(refused(header + "\n", ListFormat.csv)).returns(reason, ListRefused::reason).returns(column, refused -> refused.where().field());
  }

  @Test
  void aCsvThatCannotBeDividedOrReadSaysWhichLine() {
    assertThat(refused(CSV + "A-1,person,\"A,,,\n", ListFormat.csv)).returns(Reason.quoteOpen, ListRefused::reason).returns(2, refused -> refused.where().line());
    assertThat(refused(CSV, ListFormat.csv).reason()).isEqualTo(Reason.noEntries);
    byte[] latin = (CSV + "A-1,person,Zoé,,,\n").getBytes(StandardCharsets.ISO_8859_1);
    ListRefused refused = catchThrowableOfType(ListRefused.class, () -> ListReading.read(Lists.file("a.csv", latin), ListFormat.csv));
    assertThat(refused).returns(Reason.notUtf8, ListRefused::reason).returns(2, each -> each.where().line());
  }

  @Test
  void aFileThatIsTooLargeIsRefusedBeforeItIsRead() {
    ListRefused refused = catchThrowableOfType(ListRefused.class, () -> Fingerprint.of(Lists.file("a", new byte[2_000_000]), 1024 * 1024));
    assertThat(refused).returns(Reason.tooLarge, ListRefused::reason).returns(new Object[] {1L}, ListRefused::arguments);
  }

  private static BirthRange years(int from, int to) {
    return new BirthRange(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31));
  }

  private static ListRefused refused(String text, ListFormat format) {
    return catchThrowableOfType(ListRefused.class, () -> ListReading.read(Lists.file("x", text), format));
  }
}
