package org.passerelle.handoff.destining;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The analysts' table of points and the criteria of the domain know each other. */
class DestinationPolicyTest extends IntegrationTest {

  @Autowired
  private PolicyTable table;

  @Autowired
  private MessageSource messages;

  @Test
  void theTableHasOneRuleForEachLevelAndNoOther() throws Exception {
    List<String> domain = Arrays.stream(Criterion.values()).flatMap(criterion -> criterion.levels().stream().map(level -> criterion + "." + level)).toList();
    List<String> ruled = new ArrayList<>();
    Matcher rule = Pattern.compile("_criterion\">\\s*<text>\"(\\w+)\"</text>.*?_level\">\\s*<text>\"(\\w+)\"</text>", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("processes/destination-policy.dmn")));
    while (rule.find()) {
      ruled.add(rule.group(1) + "." + rule.group(2));
    }
    assertThat(ruled).containsExactlyInAnyOrderElementsOf(domain);
    for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
      assertThat(domain).allSatisfy(level -> assertThat(messages.getMessage("destining.criterion." + level, null, language)).isNotBlank());
      assertThat(domain).filteredOn(level -> !level.startsWith("care."))
          .allSatisfy(level -> assertThat(messages.getMessage("destining.because." + level, null, language)).isNotBlank());
      assertThat(List.of(Obstacle.CARE, Obstacle.FULL, Obstacle.NO_PLAN))
          .allSatisfy(code -> assertThat(messages.getMessage("destining.obstacle." + code, new Object[] {1, 2, 3}, language)).isNotBlank());
    }
  }

  @Test
  void betterLevelsAreWorthAtLeastAsMuchNothingIsNegativeAndConfirmedRelativesCountMost() {
    int relatives = table.points("relatives", "confirmed");
    assertThat(Criterion.values()).allSatisfy(criterion -> {
      List<Integer> points = criterion.levels().stream().map(level -> table.points(criterion.name(), level)).toList();
      assertThat(points).isSortedAccordingTo(Comparator.reverseOrder()).allMatch(each -> each >= 0 && each <= relatives);
    });
    assertThat(table.version()).startsWith("1.0.0 (");
    assertThat(table.points("relatives", "unheardOf")).isZero();
  }
}
