package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.server.pages.logs.LogSheet;
import org.spackmon.testkit.browser.Chromium;

/** A log of a hundred megabytes is read like a short one. */
@ExtendWith({Chromium.class, OneSite.class})
final class LogJourneyTest {
  private static final String CURRENT = ".log div:target";

  private static String home(LivingSite site) throws IOException, InterruptedException {
    return "/builds/" + site.longLog() + "/attempts/1/log?phase=build";
  }

  @Test
  void long_log_opens_at_its_error(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Reader.signedIn(page, site).open(home(site));

    assertThat(page.locator(CURRENT)).containsText("reef.c:12:3: error: unknown type name 'polyp'");
    assertThat(page.locator(CURRENT)).isInViewport();
    assertThat(page.url()).endsWith("#L" + LongLog.ERROR);
    assertThat(page.locator(".log > div")).hasCount(LogSheet.LINES);
    assertThat(page.locator(".logpage .note")).hasCount(0); // nothing was left out
  }

  @Test
  void search_counts_and_goes_on_by_key(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Reader.signedIn(page, site).open(home(site));
    page.keyboard().press("/");
    page.keyboard().type("cc -c file777");
    page.keyboard().press("Enter");

    long hits = LongLog.filesThatBegin("777");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 of " + Spoken.count(hits, "line"));
    assertThat(page.locator(CURRENT)).containsText("file777.c");
    page.waitForLoadState(); // keys are listened to when all of it is here
    page.keyboard().press("n");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 of " + Spoken.count(hits, "line"));
    assertThat(page.locator(CURRENT + " mark")).hasText("cc -c file777");
    page.waitForLoadState();
    page.keyboard().press("n");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("3 of " + Spoken.count(hits, "line"));
    page.waitForLoadState();
    page.keyboard().press("Shift+N");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 of " + Spoken.count(hits, "line"));
    page.waitForLoadState();
    page.keyboard().press("e");
    assertThat(page.locator(CURRENT)).containsText("error: unknown type name");
  }

  @Test
  void search_works_without_javascript(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Browser browser = page.context().browser();
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page plain = context.newPage();
      Reader reader = Reader.signedIn(plain, site);
      reader.open(home(site));
      plain.getByLabel("Search the log").fill("Polyp");
      plain.getByRole(AriaRole.SEARCH).getByText("Search").click();
      assertThat(plain.getByRole(AriaRole.STATUS)).hasText("No line has it");
      plain.getByLabel("Search the log").fill("polyp");
      plain.getByRole(AriaRole.SEARCH).getByText("Search").click();
      assertThat(plain.getByRole(AriaRole.STATUS)).hasText("1 of 1 line");
      assertThat(plain.locator(CURRENT + " mark")).hasText("polyp");
    }
  }

  @Test
  void anchor_of_any_line_leads_to_it(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Reader reader = Reader.signedIn(page, site);
    reader.open(home(site) + "&from=1#L1042");
    assertThat(page.locator(CURRENT)).containsText("file1042.c");
    reader.follow("End");
    assertThat(page.locator(".log > div").last()).containsText("make: *** [all] Error 1");
    reader.follow("Start");
    assertThat(page.locator(".log > div").first()).containsText("file1.c");
    assertThat(page.locator(".log .c2")).hasText("coral");
  }

  @Test
  void search_through_all_phases_leads_to_each(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/builds/" + site.longLog() + "/attempts/1/log?q=polyp");
    reader.follow("1 line with it");
    assertThat(page.locator(CURRENT)).containsText("error: unknown type name");
    assertThat(page.getByLabel("Search the log").inputValue()).isEqualTo("polyp");
  }
}
