package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.testkit.browser.Chromium;

/** From a line that nobody understands to a rule that does. */
@ExtendWith({Chromium.class, OneSite.class})
final class RulesJourneyTest {
  private static final String LOG =
      "cc: no seat for Fortran\nmake: *** [Makefile:8: x.o] Error 1\n";

  @Test
  void rules_are_tried_on_a_log_and_mended(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Failures");
    reader.follow("Rules for logs");
    page.getByLabel("Rules").fill("# ours\nLicence: *no seat for *");
    page.getByLabel("A log").fill(LOG);
    reader.press("Try");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 2: expected CLASS: PATTERN");

    page.getByLabel("Rules").fill("licence: *no seat for * => no licence for $2");
    reader.press("Try");
    assertThat(page.locator(".cause")).hasText("no licence for Fortran");
    assertThat(page.locator("tbody tr").first()).containsText("licence");
    assertThat(page.getByLabel("A log")).hasValue(LOG);

    page.navigate(site.url() + "/failures/rules");
    assertThat(page.locator("main")).containsText("None yet.");
    assertThat(page.getByLabel("Rules")).hasValue("");
    page.navigate(site.url() + "/failures?show=all&class=licence");
    assertThat(page.locator(".chip")).containsText("licence");
  }

  @Test
  void form_that_is_not_ours_or_too_large_is_refused(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    page.navigate(site.url() + "/failures/rules");
    String csrf = page.locator("form.mark input[name=csrf]").getAttribute("value");
    assertThat(attempt(page, site, "", LOG)).isEqualTo(403);
    assertThat(attempt(page, site, csrf, "fine\n".repeat(200_000))).isEqualTo(200);
    assertThat(attempt(page, site, csrf, "fine\n".repeat(300_000))).isEqualTo(413);
  }

  private static int attempt(Page page, LivingSite site, String csrf, String log) {
    FormData form = FormData.create().set("csrf", csrf).set("rules", "").set("log", log);
    return page.request()
        .post(site.url() + "/failures/rules", RequestOptions.create().setForm(form))
        .status();
  }
}
