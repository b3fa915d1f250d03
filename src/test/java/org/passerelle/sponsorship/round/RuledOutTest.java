package org.passerelle.sponsorship.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.sponsorship.Limit.Refusal;

/** What limits say is turned from limit by limit into sponsor by sponsor. */
class RuledOutTest {

  private static final Refusal TOO_LARGE = Refusal.of("tooLarge", 6, 4);
  private static final Refusal SMALLER_STILL = Refusal.of("tooLarge", 6, 2);
  private static final Refusal TRIED = Refusal.of("triedBefore");

  @Test
  void sponsorsAgainstWhomLeastStandsComeFirst() {
    List<RuledOut> all = List.of(new RuledOut(TOO_LARGE, List.of(0, 4)), new RuledOut(SMALLER_STILL, List.of(2)), new RuledOut(TRIED, List.of(0)));
    assertThat(RuledOut.bySponsor(all)).containsExactly(new RefusedSponsor(2, List.of(SMALLER_STILL)), new RefusedSponsor(4, List.of(TOO_LARGE)),
        new RefusedSponsor(0, List.of(TOO_LARGE, TRIED)));
    assertThat(RuledOut.bySponsor(List.of())).isEmpty();
  }

  @Test
  void onlyThoseWhoCameNearestAreKeptByName() {
    List<Integer> everyone = IntStream.range(0, RuledOut.MOST + 50).boxed().toList();
    List<Integer> furthest = IntStream.range(0, 50).boxed().toList();
    List<RuledOut> nearest = RuledOut.nearest(List.of(new RuledOut(TOO_LARGE, everyone), new RuledOut(TRIED, furthest)));
    assertThat(nearest).containsExactly(new RuledOut(TOO_LARGE, everyone.subList(50, RuledOut.MOST + 50)));
  }
}
