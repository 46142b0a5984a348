package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.journal.SampleJournal;
import org.spackmon.testkit.browser.Chromium;

/** Whoever has no mouse reaches what others click, and sees where they are. */
@ExtendWith({Chromium.class, OneSite.class})
final class KeyboardJourneyTest {
  private static final int MOST = 300;

  /** Numbers all that can be clicked; tells how many. */
  private static final String CLICKABLE =
      """
      () => {
        const all = document.querySelectorAll(
          "main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)");
        const seen = [...all].filter((each) => each.checkVisibility() && each.tabIndex >= 0);
        seen.forEach((each, at) => { each.dataset.number = at; });
        return seen.length;
      }
      """;

  /** The number of what has the focus; says so where nobody sees that it has. */
  private static final String FOCUSED =
      """
      () => {
        const at = document.activeElement;
        const style = getComputedStyle(at);
        const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
        return (at.dataset.number ?? "") + (seen ? "" : " unseen " + at.outerHTML);
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/packages/matrix?name=saltmath",
        "/packages/history?name=saltmath",
        "/compare?a=build/1&b=build/2",
        "/failures?show=all",
        "/failures/1",
        "/specs/1/graph",
        "/runs/" + SampleJournal.RUN + "/timeline",
      })
  void what_can_be_clicked_is_reached_and_stands_out(String path, Page page, LivingSite site) {
    Reader.signedIn(page, site).open(path);
    int all = (int) page.evaluate(CLICKABLE);
    page.locator("main").focus();
    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < MOST && reached.size() < all; i++) {
      page.keyboard().press("Tab");
      String at = (String) page.evaluate(FOCUSED);
      assertThat(at).doesNotContain("unseen");
      if (!at.isEmpty()) {
        reached.add(at);
      }
    }
    assertThat(reached).hasSize(all).hasSizeGreaterThan(3);
  }

  @Test
  void cell_of_a_matrix_leads_to_its_builds(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/packages?name=saltmath");
    enter(page, reader, "Matrix");
    enter(page, reader, "system");
    assertThat(page.locator(".ways [aria-current]")).hasText("system");
    page.locator("table.matrix td a").first().focus();
    enter(page);
    assertThat(page.locator("h1")).containsText("saltmath@");
    enter(page, reader, "saltmath@");
    assertThat(page.locator(".verdict h1")).containsText("saltmath");
  }

  @Test
  void history_leads_to_the_same_attempts_as_a_list(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/packages?name=saltmath");
    enter(page, reader, "History");
    int dots = page.locator(".history svg a").count();
    enter(page, reader, "These attempts as a list");
    assertThat(page.locator(".chip")).hasCount(2);
    assertThat(reader.rows()).hasCount(dots);
  }

  @Test
  void two_builds_are_typed_and_compared(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/compare");
    reader.tabTo("Before");
    page.keyboard().type("build/1");
    reader.tabTo("After");
    page.keyboard().type("build/2");
    enter(page);
    assertThat(page.locator("h2").first()).containsText("differ");
    enter(page, reader, "The same packages, too");
    assertThat(page.locator(".sames")).hasCount(1);
  }

  @Test
  void failure_is_opened_and_muted(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/failures?show=all");
    page.locator(".failures a.headline").last().focus();
    enter(page);
    reader.tabTo("It is");
    page.keyboard().type("Muted");
    reader.tabTo("Save");
    page.keyboard().press("Enter");
    assertThat(page.locator(".marked-by")).containsText("Muted by spacky");
    reader.tabTo("It is");
    page.keyboard().press("Home");
    reader.tabTo("Save");
    page.keyboard().press("Enter");
    assertThat(page.locator(".marked-by")).not().containsText("Muted");
  }

  private static void enter(Page page, Reader reader, String text) {
    reader.tabTo(text);
    enter(page);
  }

  private static void enter(Page page) {
    String here = page.url();
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.equals(here));
  }
}
