package org.spackmon.testkit.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Chromium process for all tests of a module. */
final class RunningBrowser implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox", // tests may run as root, where Chromium's sandbox doesn't
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private RunningBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static RunningBrowser start(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
    return new RunningBrowser(playwright, browser);
  }

  Visit visit() {
    return new Visit(browser.newContext(new Browser.NewContextOptions().setLocale("en-GB")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
