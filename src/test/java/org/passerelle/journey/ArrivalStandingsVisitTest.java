package org.passerelle.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.reference.Today;
import org.passerelle.support.AnnouncedFamilies;
import org.passerelle.support.AnnouncedFamilies.Announced;
import org.passerelle.support.BrowserTest;
import org.passerelle.support.TestCases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A supervisor looks at arrivals in a real browser, in both languages: from a province to its cities and their plan, and through the missing receipts. */
class ArrivalStandingsVisitTest extends BrowserTest {

  private static final Instant LONG_AGO = Instant.parse("2001-02-03T15:00:00Z");

  @Autowired
  private AutowireCapableBeanFactory beans;

  @Autowired
  private Today today;

  private final List<Announced> silent = new ArrayList<>();
  private AnnouncedFamilies families;

  @BeforeEach
  void announce() {
    families = new AnnouncedFamilies(beans.createBean(TestCases.class), jdbc);
    LocalDate soon = today.get().plusDays(5);
    IntStream.range(0, 27).forEach(each -> silent.add(families.announce("yellowknife", 2, soon, each % 3 == 0, LONG_AGO.plus(Duration.ofDays(each)))));
    families.called(silent.get(0), LONG_AGO.plusSeconds(10), null);
    families.called(silent.get(1), LONG_AGO.plus(Duration.ofDays(2)), LONG_AGO.plus(Duration.ofDays(3)));
    families.report(families.announce("brandon", 4, today.get().minusDays(2), false, LONG_AGO), "noShow", today.get().minusDays(2), LONG_AGO);
  }

  @AfterEach
  void nobodyIsAnnouncedAnyMore() {
    families.leave();
    silent.clear();
  }

  @ParameterizedTest
  @CsvSource({"supervisor, Northwest Territories, Next", "superviseure, Territoires du Nord-Ouest, Suite"})
  void everyPageIsReadable(String reader, String province, String next) {
    Page page = signedIn(reader);
    page.navigate("/desk/arrivals");
    assertThat(page.locator("main").innerText()).contains(silent.get(0).number(), "Brandon (MB)").doesNotContain("??");
    readable(page);
    link(page, next).click();
    assertThat(page.locator("main").innerText()).contains(silent.get(25).number(), silent.get(26).number()).doesNotContain("??");
    readable(page);
    page.navigate("/desk/arrivals");
    link(page, province).click();
    assertThat(page.locator("h1").innerText()).contains(province);
    readable(page);
    link(page, "Yellowknife").click();
    assertThat(page.url()).contains("/desk/city-plan/yellowknife/" + today.get().getYear());
    page.context().close();
  }

  private static Locator link(Page page, String name) {
    return page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
