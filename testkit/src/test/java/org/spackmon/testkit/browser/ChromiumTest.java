package org.spackmon.testkit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
final class ChromiumTest {

  @Test
  void page_is_drawn(Page page) {
    page.setContent("<h1>Builds</h1><p>none yet");
    assertThat(page.locator("h1").innerText()).isEqualTo("Builds");
  }

  @Test
  void script_that_throws_fails_the_test() {
    Path chromium = Executables.first("chromium", "chromium-browser").orElseThrow();
    try (RunningBrowser browser = RunningBrowser.start(chromium)) {
      Visit visit = browser.visit();
      visit.page().navigate("data:text/html,<script>throw new Error('gone')</script>");
      assertThatThrownBy(visit::end).hasMessageContaining("gone");
    }
  }

  @Test
  void broken_content_policy_fails_the_test() {
    Path chromium = Executables.first("chromium", "chromium-browser").orElseThrow();
    try (RunningBrowser browser = RunningBrowser.start(chromium)) {
      Visit visit = browser.visit();
      visit
          .page()
          .setContent(
              "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
                  + "<script>document.title = 'run'</script>");
      assertThat(visit.page().title()).isNotEqualTo("run");
      assertThatThrownBy(visit::end).hasMessageContaining("Content Security Policy");
    }
  }
}
