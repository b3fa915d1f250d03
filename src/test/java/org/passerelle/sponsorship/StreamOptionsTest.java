package org.passerelle.sponsorship;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passerelle.reference.Priority;

/** Which streams an officer may choose. */
class StreamOptionsTest {

  @Test
  void quebecHasItsOwn() {
    assertThat(StreamOptions.of(assessed(true, true, Priority.normal))).containsExactlyInAnyOrder(Stream.quebecCollective, Stream.quebecState);
    assertThat(StreamOptions.of(assessed(true, false, Priority.urgent))).containsExactly(Stream.quebecState);
  }

  @Test
  void elsewhereTheOthersAreOpen() {
    assertThat(StreamOptions.of(assessed(false, true, Priority.urgent)))
        .containsExactlyInAnyOrder(Stream.namedSponsor, Stream.blended, Stream.jointAssistance, Stream.stateAssisted);
    assertThat(StreamOptions.of(assessed(false, false, Priority.normal))).containsExactlyInAnyOrder(Stream.blended, Stream.jointAssistance, Stream.stateAssisted);
  }

  @Test
  void anEmergencyNeverWaitsForASponsor() {
    assertThat(StreamOptions.of(assessed(true, true, Priority.emergency))).containsExactly(Stream.quebecState);
    assertThat(StreamOptions.of(assessed(false, true, Priority.emergency))).containsExactly(Stream.stateAssisted);
  }

  private static Assessment assessed(boolean quebec, boolean named, Priority priority) {
    return new Assessment(quebec, named, priority, true, false);
  }
}
