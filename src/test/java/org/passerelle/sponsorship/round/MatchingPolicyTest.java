package org.passerelle.sponsorship.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** The table of points and the criteria of the domain know each other. */
class MatchingPolicyTest extends IntegrationTest {

  @Autowired
  private PolicyTable table;
  @Autowired
  private MessageSource messages;

  @Test
  void theTableHasOneRuleForEachLevelAndNoOther() throws Exception {
    List<String> domain = Criteria.ALL.stream().flatMap(criterion -> criterion.levels().stream().map(level -> criterion.code() + "." + level)).toList();
    List<String> ruled = new ArrayList<>();
    Matcher rule = Pattern.compile("_criterion\">\\s*<text>\"(\\w+)\"</text>.*?_level\">\\s*<text>\"(\\w+)\"</text>", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("processes/matching-policy.dmn")));
    while (rule.find()) {
      ruled.add(rule.group(1) + "." + rule.group(2));
    }
    assertThat(ruled).containsExactlyInAnyOrderElementsOf(domain);
    for (String language : List.of("en", "fr")) {
      assertThat(domain).allSatisfy(level -> assertThat(messages.getMessage("criterion." + level, null, java.util.Locale.forLanguageTag(language))).isNotBlank());
    }
  }

  @Test
  void betterLevelsAreWorthAtLeastAsMuchAndNothingIsNegative() {
    Policy policy = Policy.of(table);
    assertThat(policy.criteria()).allSatisfy(criterion -> assertThat(criterion.levels()).extracting(Policy.Level::points)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder()).allMatch(points -> points >= 0));
    assertThat(table.version()).startsWith("1.0.0 (");
    assertThat(table.points("placement", "unheardOf")).isZero();
  }

  @Test
  void anUrgentFamilyIsWorthMoreThanAllThatCouldSpeakForANormalOneBesideIt() {
    Policy policy = Policy.of(table);
    int urgent = policy.criteria().stream().filter(each -> each.code().equals("priority")).findFirst().orElseThrow().levels().get(1).points();
    int rest = policy.criteria().stream().filter(each -> List.of("waiting", "fairness", "language", "load", "services").contains(each.code()))
        .mapToInt(each -> each.levels().get(0).points()).sum();
    assertThat(urgent).isGreaterThan(rest);
  }
}
