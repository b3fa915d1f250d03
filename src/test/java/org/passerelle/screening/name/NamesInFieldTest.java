package org.passerelle.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesInFieldTest {

  @Test
  void aFieldMayHoldSeveralNames() {
    assertThat(NamesInField.of("Torzan Wakfir; Torzane Wakfeer")).containsExactly("Torzan Wakfir", "Torzane Wakfeer");
    assertThat(NamesInField.of("تورزان واکفیر (Torzan Wakfir)")).containsExactly("تورزان واکفیر", "Torzan Wakfir");
    assertThat(NamesInField.of("تورزان واکفیر Torzan Wakfir")).containsExactlyInAnyOrder("Torzan Wakfir", "تورزان واکفیر");
    assertThat(NamesInField.of("Torzan Wakfir a.k.a. The Invented")).containsExactly("Torzan Wakfir", "The Invented");
  }

  @Test
  void aLineBreakDoesNotEndAName() {
    assertThat(NamesInField.of("عبد\n   الرحمن")).hasSize(1);
  }

  @Test
  void remarksAreNoNames() {
    assertThat(NamesInField.of("Torzan Wakfir (passport 0000 was lost)")).containsExactly("Torzan Wakfir");
    assertThat(NamesInField.of(" ; () ")).isEmpty();
  }
}
