package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.testkit.browser.Chromium;

/** Somebody learns of an advisory, looks who is affected, and says what is done. */
@ExtendWith({Chromium.class, OneSite.class})
final class AdvisoryJourneyTest {

  @Test
  void advisory_leads_to_installs_and_to_what_needs_them(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Advisories");
    reader.follow("Affected: EXAMPLE-2026-1");
    Assertions.assertThat(reader.words())
        .contains("Affected, 1 install on 1 system", "CVE-0000-3094", "severity critical")
        .contains("git.example.org/wick", "v1.1, v1.2");
    assertThat(page.locator("table.found tbody tr")).hasCount(1);
    reader.follow("And what needs them");
    assertThat(page.locator("table.found")).containsText("lantern@2.1");
    assertThat(page.locator("table.found")).containsText("Needs it");
    reader.follow("reefstar");
    assertThat(page.locator(".chip")).containsText("reefstar");
    Assertions.assertThat(reader.link("javascript:alert(1)").count()).isZero();
    page.locator("table.found").getByText("wick@1.2").first().click();
    assertThat(page.locator(".note")).containsText("EXAMPLE-2026-1");
  }

  @Test
  void statement_settles_an_advisory_until_somebody_says_otherwise(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/advisories?package=wick");
    assertThat(page.locator(".failures")).containsText("burns at both ends");
    reader.follow("EXAMPLE-2026-2");
    Assertions.assertThat(reader.words()).contains("Possibly affected");
    page.getByLabel("What is here is").selectOption("not_affected");
    page.getByLabel("If not affected").selectOption("vulnerable_code_not_present");
    page.getByLabel("Reason, or").fill("Our wicks have one end");
    reader.press("Save");
    assertThat(page.locator(".marked-by")).containsText("Not affected by " + LivingSite.USER);
    assertThat(page.locator(".marked-by")).containsText("vulnerable code not present");
    reader.open("/advisories?package=wick");
    assertThat(page.locator("main")).not().containsText("burns at both ends");
    reader.follow("Settled");
    assertThat(page.locator(".failures")).containsText("burns at both ends");
    String vex = page.request().get(site.url() + "/api/v1/advisories/vex?id=EXAMPLE-2026-2").text();
    Assertions.assertThat(vex)
        .contains("\"justification\" : \"vulnerable_code_not_present\"", "have one end");
    reader.open("/advisories?id=EXAMPLE-2026-2");
    page.getByLabel("What is here is").selectOption("under_investigation");
    reader.press("Save");
    assertThat(page.locator(".marked-by")).containsText("Under investigation");
  }

  @Test
  void statement_from_elsewhere_is_refused(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    FormData form = FormData.create().set("status", "fixed").set("reason", "because");
    Assertions.assertThat(
            page.request()
                .post(
                    site.url() + "/advisories?id=EXAMPLE-2026-1",
                    RequestOptions.create().setForm(form))
                .status())
        .isEqualTo(403);
    Reader reader = new Reader(page, site);
    reader.open("/advisories?id=EXAMPLE-2026-1");
    Assertions.assertThat(reader.words()).contains("Nobody looked into it yet");
  }

  @Test
  void feed_tells_each_package_once_and_no_suggestions(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    String feed = page.request().get(site.url() + "/advisories/feed").text();
    Assertions.assertThat(feed)
        .contains("EXAMPLE-2026-1: wick@1.2, affected", "/advisories?id=EXAMPLE-2026-1#wick%401.2")
        .doesNotContain("lantern");
  }
}
