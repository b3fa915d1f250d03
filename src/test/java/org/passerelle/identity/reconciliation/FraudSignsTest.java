package org.passerelle.identity.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.identity.Attestation;
import org.passerelle.identity.Attestation.Confidence;
import org.passerelle.identity.Attestation.DocumentSeen;
import org.passerelle.identity.Attestation.Finding;
import org.passerelle.identity.Attestation.Manner;
import org.passerelle.identity.Attestation.Particulars;
import org.passerelle.identity.Attestation.Shown;
import org.passerelle.identity.reconciliation.Sign.Code;

/** Known frauds are pointed out, on both sides of each line, and what is not one is not. */
class FraudSignsTest {

  private static final FraudClues CLUES = new FraudClues(LocalDate.of(2021, 8, 28),
      List.of("cic.gc.ca", "canada.ca", "international.gc.ca", "forces.gc.ca", "notification.canada.ca"),
      List.of("paid", "pay", "money", "payé", "pot-de-vin", "rishwat", "پول", "رشوت"), List.of("visa", "status", "résidence permanente"));
  private static final Origin NGO = new Origin("ngo", "NGO", "ONG");
  private static final UUID PERSON = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({"2021-08-15, false", "2021-08-28, false", "2021-08-29, true", "2023-01-01, true"})
  void aLetterDatedAfterTheLastOneIsASign(LocalDate day, boolean sign) {
    assertThat(codes(letter(day, ""))).isEqualTo(sign ? List.of(Code.letterAfterLast) : List.of());
  }

  @Test
  void aLetterWithoutADateAndAnotherPaperWithALaterOneAreNone() {
    assertThat(codes(letter(null, ""))).isEmpty();
    assertThat(codes(paper("passport", LocalDate.of(2023, 1, 1), ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help@cic.gc.ca", "someone@canada.ca", "x@notification.canada.ca", "x@mail.forces.gc.ca", "X@International.GC.CA", "https://www.canada.ca/en",
      "no sender", "signed A. Fictional. Ottawa"})
  void anOfficialSenderIsNone(String remark) {
    assertThat(codes(letter(null, remark))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help@canada.ca.example", "help@cic-gc.ca", "help@cic.gc.ca.example", "help@notcanada.ca", "help@gc.ca", "x@gmail.example", "x@xn--cnada-3ve.ca",
      "x@cаnada.ca", "http://canada-visas.example/form", "notification-canada.ca", "help@CANADA.CA.EXAMPLE", "x@canada.ca-immigration.example", "help@canada。ca.example"})
  void whateverOnlyLooksOfficialIsASign(String remark) {
    assertThat(codes(letter(null, remark))).contains(Code.senderNotOfficial);
  }

  @Test
  void elsewhereOnlyWhatIsMadeToLookLikeCanadaIsASign() {
    assertThat(codes(remarks("The employer writes from office@fictional-builders.example."))).isEmpty();
    assertThat(codes(remarks("Somebody wrote from visa@canada-gc.example."))).containsExactly(Code.senderNotOfficial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"They paid 300 to a man.", "PAID", "Ils ont payé un intermédiaire.", "un pot-de-vin", "he wanted rishwat", "گفت پول بدهید"})
  void talkOfPaymentIsASign(String remark) {
    assertThat(FraudSigns.in(remarks(remark), NGO, CLUES)).singleElement().satisfies(sign -> {
      assertThat(sign.code()).isEqualTo(Code.paymentAsked);
      assertThat(sign.excerpt()).isEqualTo(remark);
      assertThat(sign.origin()).isEqualTo(NGO);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"unpaid leave", "moneyed", "payload"})
  void aWordWithinAnotherIsNone(String remark) {
    assertThat(codes(remarks(remark))).isEmpty();
  }

  @Test
  void payslipsSpeakOfPayAndShowNothing() {
    assertThat(codes(paper("employmentProof", null, "Slips of pay, three months"))).isEmpty();
    assertThat(codes(paper("other", null, "Slip for pay"))).containsExactly(Code.paymentAsked);
  }

  @Test
  void aLetterThatIsSaidToGiveStatusIsASign() {
    assertThat(codes(letter(null, "It says: this is a visa"))).containsExactly(Code.letterGivesStatus);
    assertThat(codes(letter(null, "promet la résidence permanente"))).containsExactly(Code.letterGivesStatus);
    assertThat(codes(paper("passport", null, "with a visa"))).isEmpty();
  }

  @Test
  void oneNumberOnPapersOfTwoMembersIsASignForEach() {
    UUID other = UUID.randomUUID();
    Source source = Source.said(Source.REFERRAL, NGO, null);
    List<Version> shared = List.of(Version.number(PERSON, "P-123 456", "passport", source, ""), Version.number(other, "p123456", "passport", source, ""));
    assertThat(FraudSigns.sharedNumbers(shared)).extracting(Sign::personId).containsExactlyInAnyOrder(PERSON, other);
    assertThat(FraudSigns.sharedNumbers(List.of(shared.get(0), shared.get(0)))).isEmpty();
    assertThat(FraudSigns.sharedNumbers(List.of(Version.number(PERSON, "0000", "passport", source, ""), Version.number(other, "0000", "passport", source, ""))))
        .as("a number that was made up to fill a field").isEmpty();
  }

  private static List<Code> codes(Attestation attestation) {
    return FraudSigns.in(attestation, NGO, CLUES).stream().map(Sign::code).toList();
  }

  private static Attestation letter(@Nullable LocalDate issued, String remark) {
    return paper("facilitationLetter", issued, remark);
  }

  private static Attestation paper(String type, @Nullable LocalDate issued, String remark) {
    return attestation("", List.of(new DocumentSeen(PERSON, type, Shown.picture, null, null, null, null, issued, null, List.of(), List.of(), List.of(), remark)));
  }

  private static Attestation remarks(String remarks) {
    return attestation(remarks, List.of());
  }

  private static Attestation attestation(String remarks, List<DocumentSeen> documents) {
    return new Attestation(LocalDate.of(2026, 3, 4), Manner.inPerson, "Quetta", "", Finding.matches, Confidence.high, remarks,
        new Particulars(List.of(), null, List.of(), documents, List.of(), List.of(), List.of(), List.of(), "", List.of()));
  }
}
