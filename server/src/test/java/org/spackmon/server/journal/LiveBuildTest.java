package org.spackmon.server.journal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.journal.Sender.Piece;
import org.spackmon.testkit.browser.Chromium;

/** A build is watched while it happens, by events or, where none get through, by looking again. */
@ExtendWith(Chromium.class)
final class LiveBuildTest {
  private static final String RUN = SampleJournal.RUN;

  private final SampleJournal journal = SampleJournal.whole();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBuild_isSeenWhileItHappens(boolean events, Page page) {
    if (!events) {
      page.route("**/live?*", Route::abort);
    }
    try (Site site = Site.start(false)) {
      Sender sender = site.sender("alice");
      List<Piece> lines = Sender.events(journal);
      sender.post(RUN, lines.subList(0, 6));
      page.navigate(site.url() + "/runs/" + RUN);
      assertThat(page.locator("h1")).hasText("spack install --monitor aaa");
      assertThat(page.locator("#ccc .outcome")).hasText("Waiting");

      sender.post(RUN, lines.subList(6, 13)); // up to where configure has begun
      assertThat(page.locator("#ccc .outcome")).hasText("Running");
      assertThat(page.locator("#ddd .outcome")).hasText("Reused");

      page.locator("#ccc a.spec").click();
      assertThat(page.locator(".verdict .word")).hasText("Running");
      sender.post(RUN, List.of(log(0, "x".repeat(99) + "\nchecking for gcc... yes\n")));
      assertThat(page.locator(".log")).containsText("checking for gcc... yes");
      sender.post(RUN, List.of(log(124, "checking for ld... yes\n")));
      assertThat(page.locator(".log")).containsText("checking for ld... yes");
    }
  }

  private static Piece log(long at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return wire -> wire.log("ccc", at, bytes, bytes.length);
  }
}
