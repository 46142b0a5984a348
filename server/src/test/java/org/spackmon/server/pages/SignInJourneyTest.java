package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.testkit.browser.Chromium;

/** In and out, by a browser. */
@ExtendWith({Chromium.class, OneSite.class})
final class SignInJourneyTest {

  @Test
  void stranger_is_led_to_the_form_and_back(Page page, LivingSite site) {
    Reader reader = new Reader(page, site);
    reader.open("/tags");
    assertThat(page.locator("h1")).hasText("Sign in");
    reader.signIn(LivingSite.TOKEN);
    assertThat(page.locator("h1")).hasText("Tags");
    assertThat(page.locator(".who")).containsText(LivingSite.USER);
  }

  @Test
  void wrong_token_is_told_and_can_be_mended(Page page, LivingSite site) {
    Reader reader = new Reader(page, site);
    reader.open("/owners");
    reader.signIn("wrong");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("the token isn't theirs");
    reader.signIn(LivingSite.TOKEN);
    assertThat(page.locator("h1")).hasText("Owners");
  }

  @Test
  void one_time_link_works_once(Page page, LivingSite site) {
    Reader reader = new Reader(page, site);
    String link = site.oneTimeLink();
    page.navigate(link);
    reader.press("Sign in");
    assertThat(page.locator("h1")).hasText("Builds");
    reader.press("Sign out");
    page.navigate(link);
    reader.press("Sign in");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("used already");
  }

  @Test
  void signed_out_means_out(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.press("Sign out");
    reader.open("/builds/1");
    assertThat(page.locator("h1")).hasText("Sign in");
  }

  @Test
  void form_of_another_site_is_refused(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    APIResponse answer =
        page.request()
            .post(
                site.url() + "/sign-out",
                RequestOptions.create()
                    .setHeader("Accept", "text/html")
                    .setForm(FormData.create().set("csrf", "00")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("load the page again");
    reader.open("/tags");
    assertThat(page.locator("h1")).hasText("Tags");
  }
}
