package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.testkit.browser.Chromium;

/** Markup in what clients send is shown, never run. */
@ExtendWith({Chromium.class, OneSite.class})
final class HostileTest {

  @Test
  void markup_in_tags_hosts_phases_and_logs_is_text(Page page, LivingSite site) {
    List<String> dialogs = new ArrayList<>();
    page.onDialog(
        dialog -> {
          dialogs.add(dialog.message());
          dialog.dismiss();
        });
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?q=trap");
    assertThat(reader.rows().locator(".tag")).hasText(LivingSite.HOSTILE);
    reader.rows().locator(".tag").click();
    assertThat(page.locator(".chips")).containsText("Tag " + LivingSite.HOSTILE);
    reader.follow("trap@1.0");
    assertThat(page.locator(".facts")).containsText(LivingSite.HOSTILE);
    assertThat(page.locator("details.phase[open] .name")).hasText(LivingSite.HOSTILE);
    assertThat(page.locator(".log")).containsText("<script>alert(2)</script>");
    reader.follow("Log, 2 lines");
    assertThat(page.locator(".log")).containsText("<script>alert(2)</script>");
    reader.open("/tags");
    reader.link(LivingSite.HOSTILE).first().click();
    assertThat(page.locator("h1")).hasText(LivingSite.HOSTILE);
    reader.open("/?q=%3Cscript%3Ealert(3)%3C/script%3E");
    assertThat(page.locator("main")).containsText("\"script>\" is too short");
    reader.open("/?tag=%3Cscript%3Ealert(3)%3E");
    assertThat(page.locator(".chip")).containsText("<script>alert(3)>");
    assertThat(dialogs).isEmpty();
  }

  @Test
  void raw_log_can_not_become_a_page(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?q=trap");
    reader.follow("trap@1.0");
    String raw = page.locator(".links a:has-text('Raw')").getAttribute("href");
    APIResponse answer =
        page.request()
            .get(site.url() + raw, RequestOptions.create().setHeader("Accept", "text/html"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("content-type", "text/plain;charset=utf-8")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("content-security-policy", "default-src 'none'; sandbox");
    assertThat(answer.text()).contains("<script>alert(2)</script>");
  }
}
