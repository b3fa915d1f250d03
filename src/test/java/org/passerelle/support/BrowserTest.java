package org.passerelle.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application with its job executor, used through a real browser. All browser tests share one context. */
@Tag("browser")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=true")
@Import(ScreenedVerifiers.class)
@ActiveProfiles({"local", "test"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BrowserTest {

  @LocalServerPort
  private int port;

  @Autowired
  protected JdbcClient jdbc;

  private Chromium chromium;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    TestDatabase.register(registry);
  }

  @BeforeAll
  void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  void closeBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** A window in which this person of the demonstration has signed in. */
  protected Page signedIn(String username) {
    Page page = chromium.window("http://127.0.0.1:" + port);
    page.navigate("/login");
    page.fill("#username", username);
    page.fill("#password", "passerelle");
    page.locator("main form button").first().click();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  /** The same for somebody like that person who reads this language, so that nobody else's language changes meanwhile. */
  protected Page signedIn(String likeUsername, String language) {
    String own = likeUsername + "Reads" + language.toUpperCase(Locale.ROOT);
    jdbc.sql("insert into account (id, username, display_name, email, password_hash, language, organization_id, roles, organization_role) "
            + "select gen_random_uuid(), ?, display_name, ?, password_hash, ?, organization_id, roles, organization_role from account where username = ? "
            + "on conflict (username) do nothing")
        .params(own, own + "@example.org", language, likeUsername).update();
    return signedIn(own);
  }

  /** The page breaks no rule of accessibility that a machine can see, and nobody scrolls it sideways in a narrow window. */
  protected static void readable(Page page) {
    Accessibility.check(page);
    page.setViewportSize(390, 844);
    Accessibility.check(page);
    Accessibility.fits(page);
    page.setViewportSize(1280, 900);
  }

  /** Opens the case's task in Tasklist, claims it and hands over its form. */
  protected Page task(String username, String caseNumber) {
    Page page = signedIn(username);
    page.navigate("/camunda/app/tasklist/default/");
    page.getByText(java.util.regex.Pattern.compile("groups|groupes")).first().click();
    Locator task = page.locator("li.task").filter(new Locator.FilterOptions().setHasText(caseNumber)).first();
    for (int tries = 0; tries < 30 && !task.isVisible(); tries++) {
      page.waitForTimeout(500);
      if (tries % 5 == 4) {
        page.reload();
      }
    }
    task.click();
    page.locator(".claim").first().click();
    page.locator(".fjs-container button, .form-actions button, form button.btn-primary").last().waitFor();
    // a claimed task's form is drawn anew, and only then can it be completed
    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))).isEnabled();
    return page;
  }

  /** Completes the task whose form is filled in, and waits until it has left the screen. */
  protected void complete(Page page, String picture) {
    Chromium.picture(page, picture);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")).click();
    page.locator(".notifications, .notification").getByText("Task completed").or(page.getByText("Select a task")).first().waitFor();
    page.context().close();
  }
}
