package org.spackmon.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spackmon.server.journal.SampleJournal;
import org.spackmon.testkit.browser.Chromium;

/** What holds for every page: it can be reached, read, and used with a keyboard. */
@ExtendWith({Chromium.class, OneSite.class})
final class EveryPageTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/?outcome=failed&q=a",
          "/?package=nosuch",
          "/builds/1",
          "/?q=brittlestar",
          "/failures",
          "/failures?show=all&sort=frequent",
          "/failures?show=muted",
          "/failures/1",
          "/failures/rules",
          "/hooks?package=saltmath&system=reefstar",
          "/compare",
          "/compare?a=build/1&b=build/2",
          "/compare?a=spec/1&b=spec/2&whole=yes",
          "/runs",
          "/runs/" + SampleJournal.RUN,
          "/runs/" + SampleJournal.RUN + "/timeline",
          "/specs",
          "/specs?concrete=false",
          "/specs?q=nosuch",
          "/specs/1",
          "/specs/1/dependents",
          "/specs/1/graph",
          "/specs/1/graph?for=run&to=1&fold=1",
          "/packages",
          "/packages?name=saltmath",
          "/packages/matrix?name=saltmath",
          "/packages/matrix?name=saltmath&by=system",
          "/packages/builds?name=saltmath&version=2.1.0&by=system&of=unknown",
          "/packages/history?name=saltmath",
          "/compilers",
          "/compilers?name=none",
          "/tags",
          "/owners",
          "/systems",
          "/systems?name=unknown",
          "/installs?system=unknown",
          "/installs/compare?a=reefstar&b=unknown",
          "/installs/compare?a=unknown&b=reefstar&show=versions",
          "/installs?system=unknown&which=gone",
          "/find",
          "/find?q=wick&dependents=yes",
          "/find?q=nosuch&system=reefstar",
          "/find?q=wick@@",
          "/environments",
          "/environments?system=reefstar&gone=yes",
          "/environments/1",
          "/environments/1?show=missing",
          "/advisories",
          "/advisories?show=all&severity=critical",
          "/advisories?show=settled",
          "/advisories?id=EXAMPLE-2026-1",
          "/advisories?id=EXAMPLE-2026-2&dependents=yes&system=reefstar",
          "/sign-in",
          "/builds/99999");

  private static final List<String> REFUSED = List.of("/find?q=wick@@", "/builds/99999");

  /** Text whose contrast with what is behind it is too small, and how much it is. */
  private static final String TOO_FAINT =
      """
      () => {
        const parse = (text) => {
          const [r, g, b, a = 1] = text.match(/[0-9.]+/g).map(Number);
          return { r, g, b, a };
        };
        const light = ({ r, g, b }) => {
          const [x, y, z] = [r, g, b].map((c) => {
            c /= 255;
            return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const behind = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.a > 0.99) return colour;
          }
          return { r: 255, g: 255, b: 255 };
        };
        const faint = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (!texts.currentNode.textContent.trim() || !element.checkVisibility()) continue;
          const style = getComputedStyle(element);
          const [a, b] = [light(parse(style.color)), light(behind(element))];
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} ${texts.currentNode.textContent.trim()}`);
        }
        return faint;
      }
      """;

  @Test
  void text_stands_out_in_light_and_dark(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    for (String path : allPages(page, site)) {
      reader.open(path);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat((List<?>) page.evaluate(TOO_FAINT)).as("%s in %s", path, scheme).isEmpty();
      }
    }
  }

  /** What a screen reader, or a search, would miss. */
  private static final String UNSAID =
      """
      () => {
        const unsaid = [];
        const one = (what) => {
          const found = document.querySelectorAll(what).length;
          if (found !== 1) unsaid.push(`${found} times ${what}`);
        };
        ["h1", "main", "header", "footer", "html[lang]", "nav.rooms[aria-label]"].forEach(one);
        if (!/^.+ · spackmon$/.test(document.title)) unsaid.push(`title ${document.title}`);
        if (!document.querySelector("h1")?.textContent.trim()) unsaid.push("an empty h1");
        for (const input of document.querySelectorAll("input:not([type=hidden])")) {
          if (!input.labels.length && !input.ariaLabel) unsaid.push(`input ${input.name}`);
        }
        for (const link of document.querySelectorAll("a[href], button")) {
          if (!link.textContent.trim()) unsaid.push(`empty ${link.outerHTML}`);
        }
        for (const svg of document.querySelectorAll("body svg:not(.shapes, [aria-hidden], [role=img], [role=group][aria-label])")) {
          unsaid.push(`picture ${svg.outerHTML}`);
        }
        for (const th of document.querySelectorAll("th:not([scope])")) unsaid.push(th.outerHTML);
        const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
        unsaid.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice #${id}`));
        return unsaid;
      }
      """;

  /** What reaches over the right edge, the innermost last. */
  private static final String STICKING_OUT =
      """
      () => [...document.querySelectorAll("main *")]
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map((element) => `${element.tagName} ${element.className}`)
      """;

  @Test
  void screen_never_scrolls_sideways(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    for (String path : allPages(page, site)) {
      reader.open(path);
      for (int width : new int[] {1440, 1100, 390, 320}) {
        page.setViewportSize(width, 800);
        Object over =
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over)
            .as(() -> path + " at " + width + ": " + page.evaluate(STICKING_OUT))
            .isEqualTo(0);
      }
    }
  }

  @Test
  void structure_is_told_to_those_who_can_not_see_it(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    for (String path : allPages(page, site)) {
      reader.open(path);
      assertThat((List<?>) page.evaluate(UNSAID)).as(path).isEmpty();
    }
  }

  @Test
  void page_is_whole_without_javascript(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    try (BrowserContext context =
        page.context()
            .browser()
            .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Reader plain = Reader.signedIn(context.newPage(), site);
      for (String path : allPages(page, site)) {
        reader.open(path);
        plain.open(path);
        assertThat(plain.words()).as(path).isEqualTo(reader.words());
      }
    }
  }

  @Test
  void no_link_is_dead(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    Pattern links = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    Set<String> seen = new LinkedHashSet<>(PAGES);
    Deque<String> open = new ArrayDeque<>(PAGES);
    List<String> dead = new ArrayList<>();
    while (!open.isEmpty() && seen.size() < 600) {
      String path = open.poll();
      APIResponse answer =
          page.request()
              .get(site.url() + path, RequestOptions.create().setHeader("Accept", "text/html"));
      if (answer.status() >= 400 && !REFUSED.contains(path)) {
        dead.add(answer.status() + " " + path);
      } else if (answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
        Matcher link = links.matcher(answer.text());
        while (link.find()) {
          String next = link.group(1).replace("&amp;", "&").replace("&#39;", "'");
          if (seen.add(next)) {
            open.add(next);
          }
        }
      }
    }
    assertThat(dead).isEmpty();
    assertThat(seen).hasSizeGreaterThan(100);
  }

  @Test
  void keyboard_reaches_everything(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?q=brittlestar");
    page.keyboard().press("Tab");
    assertThat(reader.focused()).isEqualTo("Skip to the content");
    page.keyboard().press("Enter");
    reader.tabTo("brittlestar@0.3");
    assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    page.keyboard().press("Enter");
    page.waitForURL("**/builds/*");
    reader.tabTo("edit");
    page.keyboard().press("Enter");
    assertThat(page.locator("details.phase[open]").count()).isEqualTo(2);
  }

  /** Those of the list, and the builds that it shows. */
  private static List<String> allPages(Page page, LivingSite site) {
    List<String> all = new ArrayList<>(PAGES);
    page.navigate(site.url() + "/?outcome=failed");
    for (var link : page.locator("table.builds .spec").all()) {
      String build = link.getAttribute("href");
      String bare = build.replaceFirst("[?].*", "");
      all.add(build);
      all.add(bare + "/attempts/1/log");
      all.add(bare + "/files");
    }
    page.navigate(site.url() + "/specs?concrete=false");
    all.add(page.locator("td .spec").first().getAttribute("href"));
    return all;
  }
}
