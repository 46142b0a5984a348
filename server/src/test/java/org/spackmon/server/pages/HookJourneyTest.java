package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.testkit.browser.Chromium;

/** From the wish to be told of a failure to the letter about it. */
@ExtendWith({Chromium.class, OneSite.class})
final class HookJourneyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void failure_is_told_with_a_signature_that_can_be_verified(Page page, LivingSite site)
      throws Exception {
    try (Mailbox mailbox = new Mailbox()) {
      Reader reader = Reader.signedIn(page, site);
      reader.follow("Failures");
      reader.follow("Webhooks");
      page.getByLabel("Address").fill(mailbox.url());
      page.getByLabel("Package").fill("wheel");
      reader.press("Add");
      assertThat(page.locator("h1")).hasText("wheel on any system");
      String secret =
          page.locator("dd", new Page.LocatorOptions().setHasText("whsec_")).innerText();

      reader.press("Send a test");
      Mailbox.Letter test = mailbox.next();
      assertThat(JSON.readTree(test.body()).at("/type").asText()).isEqualTo("package.test");
      assertThat(test.signature()).isEqualTo(signature(secret, test));
      assertThat(page.locator("tbody")).containsText("Test");

      site.tellPhase(site.newBuild("other", "week-3"), "ERROR", "o.c:1:1: error: no such thing\n");
      site.tellPhase(site.newBuild("wheel", "week-3"), "ERROR", "t.c:7:1: error: no hub\n");
      Mailbox.Letter failing = mailbox.next();
      JsonNode body = JSON.readTree(failing.body());
      assertThat(failing.signature()).isEqualTo(signature(secret, failing));
      assertThat(body.at("/type").asText()).isEqualTo("package.failing");
      assertThat(body.at("/data/package").asText()).isEqualTo("wheel");
      assertThat(body.at("/data/cause").asText()).isEqualTo("no hub at t.c:7");
      assertThat(body.at("/text").asText())
          .startsWith("wheel@1.0 fails on unknown: no hub at t.c:7\n");
      page.navigate(body.at("/data/url").asText());
      assertThat(page.locator(".cause")).containsText("no hub");
    }
  }

  @Test
  void refusal_is_seen_and_a_hook_removed(Page page, LivingSite site) throws Exception {
    try (Mailbox mailbox = new Mailbox()) {
      mailbox.answer(500);
      Reader reader = Reader.signedIn(page, site);
      reader.open("/hooks?package=nosuch&system=reefstar");
      page.getByLabel("Address").fill(mailbox.url());
      reader.press("Add");
      reader.press("Send a test");
      mailbox.next();
      while (page.locator("tbody .is-failed").count() == 0) {
        page.reload();
      }
      assertThat(page.locator("tbody .is-failed")).hasText("Answered 500");

      reader.press("Remove it");
      assertThat(page.locator("h1")).hasText("Webhooks");
      assertThat(page.locator("main")).not().containsText("nosuch on reefstar");
    }
  }

  @Test
  void address_at_which_nobody_is_says_so(Page page, LivingSite site) throws Exception {
    Mailbox gone = new Mailbox();
    gone.close();
    Reader reader = Reader.signedIn(page, site);
    reader.open("/hooks?package=nosuch");
    page.getByLabel("Address").fill(gone.url());
    reader.press("Add");
    reader.press("Send a test");
    while (page.locator("tbody .is-failed").count() == 0) {
      page.reload();
    }
    assertThat(page.locator("tbody .is-failed")).hasText("Nobody can be reached there");
    reader.press("Remove it");
  }

  @Test
  void address_that_is_none_is_refused_and_so_is_a_form_that_is_not_ours(
      Page page, LivingSite site) {
    Reader.signedIn(page, site);
    page.navigate(site.url() + "/hooks");
    String csrf = page.locator("form.mark input[name=csrf]").getAttribute("value");
    assertThat(add(page, site, csrf, "file:///etc/passwd")).isEqualTo(400);
    assertThat(add(page, site, "", "https://example.org/")).isEqualTo(403);
    assertThat(page.request().get(site.url() + "/hooks/99999").status()).isEqualTo(404);
  }

  private static int add(Page page, LivingSite site, String csrf, String url) {
    FormData form = FormData.create().set("csrf", csrf).set("url", url);
    return page.request()
        .post(site.url() + "/hooks", RequestOptions.create().setForm(form))
        .status();
  }

  /** As any receiver computes it. */
  private static String signature(String secret, Mailbox.Letter letter) throws Exception {
    byte[] key = Base64.getDecoder().decode(secret.strip().replaceFirst("^whsec_", ""));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = letter.id() + "." + letter.timestamp() + "." + letter.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }
}
