package org.passerelle.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.engine.ModelBean;
import org.passerelle.engine.TaskDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The plan of the house: which room may know which. */
class RoomsTest {

  /** From the bottom up; a room knows only rooms before it. */
  private static final List<String> ROOMS = List.of("store", "access", "engine", "pages", "notification", "reference", "casefile", "partner", "people",
      "screening", "referral", "identity", "sponsorship", "handoff", "portal", "desk", "roster");

  private static final JavaClasses HOUSE =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.passerelle");

  @Test
  void everyPackageIsARoomOfThePlan() {
    TreeSet<String> found = new TreeSet<>();
    HOUSE.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith("org.passerelle."))
        .forEach(name -> found.add(name.substring("org.passerelle.".length()).split("\\.")[0]));
    assertThat(found).containsExactlyInAnyOrderElementsOf(ROOMS);
  }

  @TestFactory
  Stream<DynamicTest> aRoomKnowsOnlyRoomsBelow() {
    return ROOMS.stream().limit(ROOMS.size() - 1L).map(room -> DynamicTest.dynamicTest(room, () -> {
      String[] above = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream().map(RoomsTest::inRoom).toArray(String[]::new);
      noClasses().that().resideInAPackage(inRoom(room)).should().dependOnClassesThat().resideInAnyPackage(above).check(HOUSE);
    }));
  }

  @Test
  void roomsHaveNoCycles() {
    SlicesRuleDefinition.slices().matching("org.passerelle.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyTheEngineRoomAccessAndProcessPackagesKnowTheEngine() {
    noClasses().that().resideOutsideOfPackages("..engine..", "..access..", "..process..").and().doNotHaveSimpleName("Passerelle")
        .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(HOUSE);
  }

  @Test
  void delegatesAndControllersHoldNoSql() {
    noClasses().that().implement(JavaDelegate.class).or().implement(TaskDecision.class).or().areAnnotatedWith(Controller.class).or()
        .areAnnotatedWith(RestController.class).should().dependOnClassesThat().areAssignableTo(JdbcClient.class).check(HOUSE);
  }

  @Test
  void delegatesStandInProcessPackages() {
    classes().that().areAnnotatedWith(ModelBean.class).should().resideInAPackage("..process..").check(HOUSE);
    classes().that().implement(TaskDecision.class).should().resideInAPackage("..process..").check(HOUSE);
  }

  @Test
  void outsidePartiesPagesStandInThePortal() {
    classes().that().areAnnotatedWith(Controller.class).should().resideInAnyPackage("..portal..", "..desk..", "..pages..").check(HOUSE);
    classes().that().areAnnotatedWith(RestController.class).should().resideInAnyPackage("..web..").check(HOUSE);
  }

  @Test
  void timeComesFromTheClock() {
    for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class)) {
      noClasses().should().callMethod(type, "now").because("time is read from the injected Clock").check(HOUSE);
    }
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked = HOUSE.stream().map(JavaClass::getPackageName).distinct().filter(name -> !name.equals("org.passerelle"))
        .filter(name -> HOUSE.get(name.concat(".package-info")) == null
            || !HOUSE.get(name.concat(".package-info")).isAnnotatedWith(NullMarked.class))
        .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void recordsThatDescribeTheFieldKnowNoFramework() {
    DescribedPredicate<JavaClass> framework = JavaClass.Predicates.resideInAnyPackage("org.springframework..", "org.camunda..");
    noClasses().that().areRecords().and().resideInAnyPackage("..casefile", "..referral", "..screening", "..identity", "..sponsorship",
        "..handoff", "..partner", "..reference").should().dependOnClassesThat(framework).check(HOUSE);
  }

  private static String inRoom(String room) {
    return "org.passerelle." + room + "..";
  }
}
