package org.passerelle.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Looks at a page with axe-core: nothing on it may break a rule of WCAG 2.1, A or AA, that a machine can see. */
public final class Accessibility {

  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  private Accessibility() {
  }

  public static void check(Page page) {
    AxeRunOnlyOptions rules = new AxeRunOnlyOptions();
    rules.setType("tag");
    rules.setValues(WCAG);
    AxeRunOptions onlyFaults = new AxeRunOptions();
    onlyFaults.setRunOnly(rules);
    onlyFaults.setResultTypes(List.of("violations"));
    // no window of its own to gather what frames of other sites say: there are none, and it takes more than half of the time
    assertThat(new AxeBuilder(page).options(onlyFaults).setLegacyMode(true).analyze().getViolations()).as(page.url())
        .extracting(violation -> violation.getId() + " " + violation.getNodes().stream().map(node -> node.getHtml()).toList()).isEmpty();
  }

  /** Whether one has to scroll sideways to read the page in a narrow window, or at twice the size. */
  public static void fits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).as("no sideways scrolling: " + page.url())
        .isEqualTo(true);
  }
}
