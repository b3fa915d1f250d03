package org.passerelle.portal;

import java.util.List;
import java.util.stream.IntStream;
import org.passerelle.referral.ReferralFiles.Standing;

/**
 * The stages of a file in a row, as far as it has come.
 *
 * @param steps none when the file was closed on its way
 */
public record Progress(List<Step> steps) {

  private static final List<String> STAGES = List.of("intake", "identity", "matching", "biometrics", "handoff", "received");

  static Progress of(Standing standing) {
    int now = STAGES.indexOf(standing.file().open() ? standing.file().stage() : String.valueOf(standing.file().outcome()));
    return new Progress(now < 0 ? List.of() : IntStream.range(0, STAGES.size())
        .mapToObj(index -> new Step(STAGES.get(index), index < now || !standing.file().open() ? "past" : index == now ? "now" : "later")).toList());
  }

  /**
   * A stage.
   *
   * @param stage its name is {@code partner.stage.<stage>}
   * @param when  {@code past}, {@code now} or {@code later}
   */
  public record Step(String stage, String when) {
  }
}
