package org.passerelle.sponsorship.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.sponsorship.SponsorKind;
import org.passerelle.sponsorship.eligibility.EligibilityCodes.Clearance;
import org.passerelle.sponsorship.eligibility.EligibilityCodes.VettingState;
import org.passerelle.sponsorship.eligibility.RuleTables.Asked;
import org.passerelle.sponsorship.eligibility.RuleTables.Counting;
import org.passerelle.sponsorship.eligibility.RuleTables.Proof;
import org.passerelle.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables about sponsors, as the engine answers them. */
class RuleTablesTest extends IntegrationTest {

  private static final Map<SponsorKind, org.passerelle.sponsorship.Stream> OWN = Map.of(SponsorKind.agreementHolder, stream("namedSponsor"),
      SponsorKind.constituentGroup, stream("blended"), SponsorKind.groupOfFive, stream("namedSponsor"), SponsorKind.communitySponsor, stream("blended"),
      SponsorKind.quebecGroup, stream("quebecCollective"), SponsorKind.quebecOrganization, stream("quebecCollective"));

  @Autowired
  private RuleTables tables;
  @Autowired
  private HistoryService history;

  @ParameterizedTest
  @EnumSource(SponsorKind.class)
  void nothingStandsAgainstASponsorWithAllInOrder(SponsorKind kind) {
    assertThat(tables.reasons(inOrder(kind))).isEmpty();
  }

  /** One thing is wrong; the reason is named for the kinds it concerns, and for no other. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "stream=quebecCollective   | notEligible.kind            | agreementHolder,constituentGroup,groupOfFive,communitySponsor",
      "stream=namedSponsor       | notEligible.kind            | quebecGroup,quebecOrganization",
      "stream=blended            | notEligible.kind            | quebecGroup,quebecOrganization",
      "stream=jointAssistance    | notEligible.jointAssistance | groupOfFive,communitySponsor",
      "home=other                | notEligible.home            | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "intake=paused             | programmePaused             | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "recognized=false          | notRecognized               | groupOfFive,communitySponsor",
      "members=4                 | notEligible.tooFew          | groupOfFive",
      "members=1                 | notEligible.tooFew          | groupOfFive,quebecGroup",
      "members=6                 | notEligible.tooMany         | quebecGroup",
      "clearance=barred          | notEligible.barred          | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "clearance=undeclared      | notEligible.undeclared      | groupOfFive,quebecGroup",
      "years=1                   | notEligible.years           | quebecOrganization",
      "charity=false             | notEligible.charity         | quebecOrganization",
      "vetting=refused           | notEligible.refused         | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "vetting=lapsed            | notEligible.vetting         | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "vetting=never             | notEligible.vetting         | agreementHolder,constituentGroup,groupOfFive,communitySponsor,quebecGroup,quebecOrganization",
      "category=none             | notEligible.category        | quebecGroup,quebecOrganization"})
  void eachReasonConcernsItsKindsOnly(String wrong, String reason, String kinds) {
    Set<String> found = new TreeSet<>();
    for (SponsorKind kind : SponsorKind.values()) {
      if (tables.reasons(but(inOrder(kind), wrong)).contains(reason)) {
        found.add(kind.name());
      }
    }
    assertThat(found).containsExactlyInAnyOrder(kinds.split(","));
  }

  @Test
  void everyReasonIsNamedAtOnce() {
    EligibilityCodes codes = but(but(but(but(inOrder(SponsorKind.groupOfFive), "intake=paused"), "recognized=false"), "members=3"), "vetting=never");
    assertThat(tables.reasons(codes)).containsExactlyInAnyOrder("programmePaused", "notRecognized", "notEligible.tooFew", "notEligible.vetting");
  }

  /** Québec counts two to five members; groups of five at least five. */
  @ParameterizedTest
  @CsvSource({"quebecGroup,2,true", "quebecGroup,5,true", "quebecGroup,6,false", "quebecGroup,0,false", "groupOfFive,5,true", "groupOfFive,6,true",
      "groupOfFive,0,false", "quebecOrganization,0,true"})
  void countsMembers(SponsorKind kind, int members, boolean may) {
    assertThat(tables.reasons(but(inOrder(kind), "members=" + members)).isEmpty()).isEqualTo(may);
  }

  /** Who sponsored before members were kept goes on; vetting, home, pauses and recognition are asked of them too. */
  @Test
  void whoIsNotOnTheRegisterYetIsNotAskedWhoTheyAre() {
    EligibilityCodes codes = but(but(but(inOrder(SponsorKind.quebecGroup), "members=0"), "category=none"), "register=false");
    assertThat(tables.reasons(codes)).isEmpty();
    assertThat(tables.reasons(but(codes, "vetting=never"))).containsExactly("notEligible.vetting");
  }

  @ParameterizedTest
  @CsvSource({"groupOfFive,namedSponsor,false,settlementCost", "communitySponsor,blended,false,settlementCost", "agreementHolder,namedSponsor,false,nothing",
      "agreementHolder,namedSponsor,true,settlementCost", "constituentGroup,blended,true,settlementCost", "constituentGroup,blended,false,nothing",
      "agreementHolder,jointAssistance,true,nothing", "groupOfFive,jointAssistance,false,nothing", "quebecGroup,quebecCollective,false,annexes",
      "quebecOrganization,quebecCollective,false,annexes", "quebecGroup,blended,false,settlementCost"})
  void whichMoneyIsAskedOfWhom(SponsorKind kind, org.passerelle.sponsorship.Stream stream, boolean planC, Asked asked) {
    assertThat(tables.asked(kind, stream, planC)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({"settlementCost,bankAccount,full", "settlementCost,incomePledge,full", "settlementCost,inKind,upToCap", "settlementCost,refugeeMoney,never",
      "annexes,bankAccount,full", "annexes,incomePledge,ownHousehold", "annexes,inKind,never", "annexes,refugeeMoney,never"})
  void whichProofsCount(Asked asked, Proof proof, Counting counting) {
    assertThat(tables.counts(asked, proof)).isEqualTo(counting);
  }

  @Test
  void theEnginesHistoryHoldsCodesOnly() {
    Stream.of(SponsorKind.values()).forEach(kind -> tables.reasons(inOrder(kind)));
    tables.asked(SponsorKind.groupOfFive, stream("blended"), false);
    for (String table : List.of("sponsor-eligibility", "financial-capacity")) {
      assertThat(history.createHistoricDecisionInstanceQuery().decisionDefinitionKey(table).includeInputs().listPage(0, 100))
          .isNotEmpty().allSatisfy(instance -> assertThat(instance.getInputs()).extracting(HistoricDecisionInputInstance::getValue)
              .allSatisfy(value -> assertThat(String.valueOf(value)).matches("[a-zA-Z]{1,20}|\\d")));
    }
  }

  private static EligibilityCodes inOrder(SponsorKind kind) {
    return new EligibilityCodes(kind, OWN.get(kind), kind.quebec(), false, true, true, 5, Clearance.clear, 2, true, VettingState.cleared,
        kind.quebec() ? "RS" : EligibilityCodes.NO_CATEGORY);
  }

  private static EligibilityCodes but(EligibilityCodes c, String wrong) {
    String value = wrong.strip().split("=")[1];
    return switch (wrong.strip().split("=")[0]) {
      case "stream" -> new EligibilityCodes(c.kind(), stream(value), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "home" -> new EligibilityCodes(c.kind(), c.stream(), !c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "intake" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), true, c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "recognized" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), false, c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "register" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), false, c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "members" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), Integer.parseInt(value), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "clearance" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), Clearance.valueOf(value), c.yearsActive(), c.charity(), c.vetting(), c.category());
      case "years" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), Integer.parseInt(value), c.charity(), c.vetting(), c.category());
      case "charity" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), false, c.vetting(), c.category());
      case "vetting" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), VettingState.valueOf(value), c.category());
      case "category" -> new EligibilityCodes(c.kind(), c.stream(), c.inQuebec(), c.paused(), c.recognized(), c.onRegister(), c.members(), c.clearance(), c.yearsActive(), c.charity(), c.vetting(), value);
      default -> throw new IllegalArgumentException(wrong);
    };
  }

  private static org.passerelle.sponsorship.Stream stream(String name) {
    return org.passerelle.sponsorship.Stream.valueOf(name);
  }
}
