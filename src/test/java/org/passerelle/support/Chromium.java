package org.passerelle.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The installed Chromium: its shell without windows, which is lighter, or the whole browser. Where none is, browser tests say so and are
 * skipped; under {@code CI=true} its absence fails them. With {@code -Dpictures=true} pictures of what was seen stand in
 * {@code target/browser}: they cost minutes of drawing, so that they are taken when somebody means to look.
 */
public final class Chromium implements AutoCloseable {

  private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");
  private static final Path WHOLE = Path.of("/usr/bin/chromium");
  private static final Path INSTALLED = installed();
  private static final Path PICTURES = Path.of("target/browser");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium() {
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(INSTALLED)
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync")));
  }

  private static Path installed() {
    String chosen = System.getenv("CHROMIUM");
    return chosen != null ? Path.of(chosen) : Files.isExecutable(SHELL) ? SHELL : WHOLE;
  }

  /** Starts it, or skips the test where it is not installed. */
  public static Chromium start() {
    if (!Files.isExecutable(INSTALLED)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("Chromium is not installed at " + INSTALLED + ", and CI must not skip browser tests");
      }
      Assumptions.abort("Chromium is not installed at " + INSTALLED + ": browser tests are skipped");
    }
    return new Chromium();
  }

  /** A window of its own, with no session yet. */
  public Page window(String baseUrl) {
    BrowserContext context = browser.newContext(new Browser.NewContextOptions().setBaseURL(baseUrl).setViewportSize(1280, 900)
        .setLocale("en-CA"));
    context.setDefaultTimeout(20_000);
    return context.newPage();
  }

  /** Keeps a picture of what the window shows, when pictures are wanted. */
  public static void picture(Page page, String name) {
    if (!Boolean.getBoolean("pictures")) {
      return;
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
