package org.spackmon.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.journal.SampleJournal;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.testkit.browser.Chromium;

/** From a question to its answer, by what can be seen and clicked. */
@ExtendWith({Chromium.class, OneSite.class})
final class JourneyTest {

  @Test
  void cause_is_two_clicks_from_the_front_page(Page page, LivingSite site) {
    toFailingLine(Reader.signedIn(page, site), page);
  }

  @Test
  void failing_line_is_found_without_javascript(Page page, LivingSite site) {
    Browser browser = page.context().browser();
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page plain = context.newPage();
      toFailingLine(Reader.signedIn(plain, site), plain);
    }
  }

  private static void toFailingLine(Reader reader, Page page) {
    reader.follow("Failed");
    reader.follow("brittlestar@0.3");
    assertThat(page.locator("h1")).containsText("Failed");
    assertThat(page.locator(".cause")).containsText("'struct salt_reading' has no member named");
    assertThat(page.locator(".diagnosis .marked")).containsText("error: 'struct salt_reading'");
    assertThat(page.locator(".diagnosis .marked")).isInViewport();
    assertThat(page.locator("details.phase[open]")).hasCount(1);
    reader.follow("Line 10 of the log");
    assertThat(page.locator(".log div:target")).containsText("error: 'struct salt_reading'");
    assertThat(page.locator(".log div:target")).isInViewport();
    assertThat(page.url()).endsWith("#L10");
    assertThat(page.locator(".log div")).hasCount(27);
    page.locator(".log a", new Page.LocatorOptions().setHasText("26")).click();
    assertThat(page.locator(".log div:target")).containsText("make: *** [Makefile:8: disc.o]");
  }

  @Test
  void failure_tells_since_when_and_what_changed(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?package=turning&outcome=failed");
    reader.follow("turning@1.0");
    assertThat(page.locator(".answers")).containsText("Once, ");
    assertThat(page.locator(".answers")).containsText("Last success: ");
    assertThat(page.locator(".differences tbody tr")).hasCount(2);
    assertThat(page.locator(".differences")).containsText("variant shared");
    assertThat(page.locator(".differences")).containsText("build host");
    reader.follow("Compare both specs");
    assertThat(page.locator(".differences")).containsText("variant shared");
    assertThat(page.locator("h2").first()).containsText("What differs 2 differences");
    reader.follow("The same packages, too");
    reader.follow("Swap");
    assertThat(page.locator(".differences tr td:nth-child(2)").first()).hasText("false");
  }

  @Test
  void failure_is_muted_with_a_note_and_seen_no_more(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Failures");
    reader.follow("libfog >= 3 is required");
    String here = page.url();
    page.getByLabel("It is").selectOption("muted");
    page.getByLabel("Note").fill("waits for <b>fog</b>");
    page.getByLabel("Link").fill("https://example.org/issues/7");
    reader.press("Save");
    assertThat(page.url()).isEqualTo(here);
    assertThat(page.locator(".marked-by")).containsText("Muted by spacky");
    assertThat(page.locator(".marked-by")).containsText("waits for <b>fog</b>");
    assertThat(page.locator(".marked-by a")).hasAttribute("href", "https://example.org/issues/7");
    reader.follow("Failures");
    assertThat(page.locator(".failures")).not().containsText("libfog");
    reader.follow("Muted");
    assertThat(page.locator(".failures")).containsText("libfog");
    page.navigate(here);
    page.getByLabel("It is").selectOption("assigned");
    page.getByLabel("To whom").fill("tina");
    page.getByLabel("Link").fill("");
    reader.press("Save");
    assertThat(page.locator(".marked-by")).containsText("Assigned to tina by spacky");
  }

  @Test
  void note_that_no_page_of_ours_sent_is_refused(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    assertThat(
            page.request()
                .post(
                    site.url() + "/failures/1",
                    RequestOptions.create().setForm(FormData.create().set("state", "muted")))
                .status())
        .isEqualTo(403);
    assertThat(page.request().get(site.url() + "/api/v1/failures/1").text())
        .contains("\"state\":\"none\"");
  }

  @Test
  void installs_are_found_by_a_query_and_a_wrong_one_is_pointed_at(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Installs");
    assertThat(page.locator("main")).containsText("xz@5.6.0:5.6.1");
    page.locator("input[name=q]").fill("wick@1.0@");
    reader.press("Find");
    assertThat(page.locator(".note")).containsText("The query can't be answered");
    assertThat(page.locator(".pointer")).hasText(Pattern.compile("wick@1.0@\\n +\\^"));
    page.locator("input[name=q]").fill("wick@1:");
    page.getByLabel("What needs them, too").check();
    reader.press("Find");
    assertThat(page.locator("h2").first()).hasText("2 installs on 1 system");
    assertThat(page.locator("main")).containsText("lantern+shared");
    assertThat(page.getByLabel("What needs them, too")).isChecked();
    reader.follow("reefstar");
    assertThat(page.locator(".chip")).containsText("System reefstar");
    assertThat(page.locator(".found tbody")).containsText("Needs it");
    reader.follow("lantern@2.1");
    assertThat(page.locator("h1")).containsText("lantern");
  }

  @Test
  void picture_of_dependencies_shows_the_way_to_one_and_folds(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/specs?q=app");
    reader.follow("app@1.2");
    reader.follow("All it needs, as a picture");
    assertThat(page.locator(".graph a")).hasCount(7);
    assertThat(page.locator(".graph a.is-failed")).hasCount(1);
    reader.follow("libc@1.2");
    assertThat(page.locator(".graph a.way")).hasCount(3);
    assertThat(page.locator(".graph a.aside")).hasCount(4);
    reader.follow("Fold what only it needs");
    assertThat(page.locator(".graph a")).hasCount(6);
    assertThat(page.locator(".graph")).containsText("libc@1.2 +1");
    reader.follow("Unfold all");
    assertThat(page.locator(".graph a")).hasCount(7);
  }

  @Test
  void picture_ofASpecThatNeedsNothing_offersNoChoice(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/specs?q=libd");
    reader.follow("libd@1.2");
    page.navigate(page.url() + "/graph");
    assertThat(page.locator(".graph a")).hasCount(1);
    assertThat(page.locator("main")).not().containsText("Choose a package");
  }

  @Test
  void run_shows_where_its_time_went(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/runs/" + SampleJournal.RUN);
    reader.follow("Time line");
    assertThat(page.locator(".timeline a")).hasCount(5);
    assertThat(page.locator(".chain")).containsText("libg");
    assertThat(page.locator("tbody")).containsText("configure");
    page.locator(".timeline a", new Page.LocatorOptions().setHasText("libc")).click();
    assertThat(page.locator("h1")).containsText("libc");
  }

  @Test
  void environment_tells_what_is_missing_and_which_runs_worked_in_it(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Environments");
    reader.follow("lights");
    assertThat(page.locator(".verdict")).containsText("2 of 3 specs are installed");
    reader.follow("Environments");
    reader.follow("science");
    assertThat(page.locator(".facts")).containsText("northstar");
    reader.follow("spack install --monitor aaa");
    assertThat(page).hasURL(Pattern.compile(".*/runs/" + SampleJournal.RUN));
    reader.follow("science");
    assertThat(page.locator("h1")).hasText("science");
  }

  @Test
  void two_systems_are_compared(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/installs");
    assertThat(page).hasURL(Pattern.compile(".*/find")); // a system has to be chosen first
    reader.open("/installs?system=unknown");
    reader.follow("reefstar");
    assertThat(page.locator("h1")).hasText("unknown and reefstar");
    assertThat(page.locator(".systems tbody tr")).hasCount(2);
    reader.follow("Only on reefstar");
    assertThat(page.locator(".systems tbody")).containsText("lantern");
    reader.follow("Only on unknown");
    assertThat(page.locator(".empty")).containsText("Nothing differs so");
    reader.follow("Swap");
    reader.follow("@2.1");
    assertThat(page.locator("h1")).containsText("lantern");
  }

  @Test
  void cells_narrow_the_list_and_chips_widen_it(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    int all = reader.rows().count();
    reader.follow("pizza");
    assertThat(page.locator(".chip")).hasCount(1);
    assertThat(page.locator(".chip")).containsText("Tag pizza");
    assertThat(reader.rows().count()).isBetween(1, all - 1);
    assertThat(reader.rows().locator(".tag:text('pizza')")).hasCount(reader.rows().count());
    reader.rows().first().locator(".c-compiler a").click();
    assertThat(page.locator(".chip")).hasCount(2);
    page.locator(".chip", new Page.LocatorOptions().setHasText("Tag")).click();
    assertThat(page.locator(".chip")).hasCount(1);
    assertThat(page.locator(".chip")).containsText("Compiler");
  }

  @Test
  void form_narrows_by_what_was_typed(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    page.locator(".filter summary").click();
    page.getByLabel("Package", new Page.GetByLabelOptions().setExact(true)).fill("saltmath");
    reader.press("Apply");
    assertThat(page.locator(".chip")).containsText("Package saltmath");
    assertThat(reader.rows().locator(".spec:text('saltmath')")).hasCount(reader.rows().count());
  }

  @Test
  void search_finds_a_name_and_the_start_of_a_hash(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    page.locator("input[name=q]").fill("brittle");
    page.locator("input[name=q]").press("Enter");
    assertThat(reader.rows()).hasCount(1);
    String hash = page.locator(".c-spec .hash").innerText();
    page.locator("input[name=q]").fill(hash);
    reader.press("Search");
    assertThat(reader.rows()).hasCount(1);
    assertThat(reader.rows()).containsText("brittlestar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error:\"NO MEMBER named\"",
        "file:disc.c status:failed",
        "package:brittlestar %gcc",
        "brittlestar@0:1 status:failed",
      })
  void search_takes_words(String words, Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    page.locator("input[name=q]").fill(words);
    page.locator("input[name=q]").press("Enter");
    assertThat(reader.rows()).hasCount(1);
    assertThat(reader.rows()).containsText("brittlestar");
  }

  @Test
  void each_filter_alone_is_answered(Page page, LivingSite site) {
    Reader.signedIn(page, site);
    for (String filter : BuildFilter.PARAMETERS) {
      String value = filter.equals("since") ? "7d" : filter.equals("outcome") ? "failed" : "zlib";
      Response answer = page.navigate(site.url() + "/?" + filter + "=" + value);
      assertThat(answer.status()).as(filter).isEqualTo(200);
    }
  }

  @Test
  void name_that_nobody_knows_brings_a_suggestion(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?package=britlestar");
    assertThat(page.locator(".empty h2")).hasText("No build matches");
    page.locator(".empty a:text-is('brittlestar')").click();
    assertThat(reader.rows()).hasCount(1);
  }

  @Test
  void list_can_be_followed_as_a_feed(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?outcome=failed");
    String feed = page.getByText("Feed of this list").getAttribute("href");
    APIResponse answer = page.request().get(site.url() + feed);
    assertThat(answer.headers().get("content-type")).startsWith("application/atom+xml");
    assertThat(answer.text()).contains("brittlestar@0.3: failed on").doesNotContain(": success");
    reader.open("/failures");
    feed = page.getByText("Feed of this list").getAttribute("href");
    assertThat(page.request().get(site.url() + feed).text())
        .contains("/failures/1</id>", "has no member named");
  }

  @Test
  void older_and_newer_lead_there_and_back(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?limit=4");
    List<String> first = reader.rows().locator(".spec").allInnerTexts();
    reader.follow("Older");
    List<String> second = reader.rows().locator(".spec").allInnerTexts();
    reader.follow("Older");
    reader.follow("Newer");
    assertThat(reader.rows().locator(".spec").allInnerTexts()).isEqualTo(second);
    reader.follow("Newer");
    assertThat(reader.rows().locator(".spec").allInnerTexts()).isEqualTo(first);
  }

  @Test
  void build_appears_by_itself(Page page, LivingSite site)
      throws IOException, InterruptedException {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?q=newcomer");
    assertThat(reader.rows()).hasCount(0);
    site.newBuild("newcomer", "later");
    reader.rows().first().waitFor();
    assertThat(reader.rows()).containsText("newcomer@1.0");
  }

  @Test
  void dependency_leads_to_its_spec_and_back_to_who_needs_it(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?q=tideline");
    page.locator(".c-spec .hash").first().click();
    assertThat(reader.heading()).startsWith("tideline@");
    reader.follow("shoalmesh@3.0");
    assertThat(reader.heading()).startsWith("shoalmesh@");
    reader.follow("tideline@1.4.2");
    assertThat(reader.heading()).startsWith("tideline@");
  }

  @Test
  void failed_concretization_is_found_from_the_bar(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.follow("Specs");
    reader.follow("Failed concretizations");
    assertThat(page.locator("tbody .is-failed").first()).hasText("Failed concretization");
    reader.follow("brinefmt");
    assertThat(page.locator("h1")).hasText("brinefmt Failed concretization");
    assertThat(page.locator(".written")).hasText("brinefmt ^saltmath");
  }

  @Test
  void row_of_an_earlier_attempt_leads_to_that_attempt(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?package=mendable&outcome=failed");
    reader.follow("mendable@1.0");
    assertThat(page.locator("h1")).containsText("Failed");
    assertThat(page.locator(".verdict")).containsText("Attempt 1 of 2");
    page.locator(".verdict .is-success").click();
    assertThat(page.locator("h1")).containsText("Success");
    assertThat(page.locator(".verdict")).containsText("Attempt 2 of 2, the newest");
  }

  @Test
  void claim_and_outcome_stand_side_by_side(Page page, LivingSite site) {
    Reader reader = Reader.signedIn(page, site);
    reader.open("/?package=coralnet");
    reader.follow("coralnet@5.1");
    assertThat(page.locator("h1")).containsText("Cancelled");
    assertThat(page.locator(".verdict p").first()).containsText("The client said FAILED");
    assertThat(page.locator(".verdict p").first()).containsText("so this one was cancelled");
    String build = page.url().replaceFirst(".*(/builds/[0-9]+).*", "$1");
    assertThat(page.request().get(site.url() + "/api/v1" + build + "/attempts/1/causes").text())
        .contains("\"package\":\"brittlestar\"");
    page.locator(".causes a").click();
    assertThat(page.locator("h1")).containsText("brittlestar@0.3 Failed");
  }
}
