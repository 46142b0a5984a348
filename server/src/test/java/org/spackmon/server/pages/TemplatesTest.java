package org.spackmon.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.builds.SampleBuild;
import org.spackmon.server.pages.builds.SampleSheets;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.builds.PhaseMark;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;

final class TemplatesTest {
  private static final String HOSTILE = "\"'><script>alert(1)</script>&\u202e";
  private static final Site SITE =
      new Site("/sub", "https://builds.example.org", "ms1", true, "1", Assets.load());

  private final Templates templates = new Templates();

  @Test
  void builds_show_hostile_words_as_text() {
    BuildRow row =
        new BuildRow(
            2,
            1,
            1,
            Outcome.FAILED,
            HOSTILE,
            HOSTILE,
            3,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            List.of(HOSTILE),
            List.of(new PhaseMark(HOSTILE, true)),
            HOSTILE,
            SampleBuilds.NOW,
            null,
            null,
            null);
    BuildFilter filter =
        new BuildFilter(
            null, HOSTILE, null, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE,
            null, "<b>trap");
    String page = builds(new Page<>(List.of(row), null, null), filter);
    assertThat(page)
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(page.replace(" defer src=", "")).doesNotContainPattern("<[^>]* on[a-z]+=");
  }

  @Test
  void links_go_below_the_path_where_a_proxy_mounts_the_server() {
    String page = builds(new Page<>(SampleBuilds.rows(3), null, Cursor.next(7)), BuildFilter.ALL);
    assertThat(page.split("(href|src|action)=\"", -1))
        .filteredOn(part -> part.startsWith("/"))
        .allMatch(part -> part.startsWith("/sub/"));
  }

  @Test
  void older_page_keeps_the_filter() {
    BuildFilter filter = BuildFilter.ALL.with("outcome", "failed").with("tag", "a&b");
    String page = builds(new Page<>(SampleBuilds.rows(3), null, Cursor.next(7)), filter);
    assertThat(page).contains("href=\"/sub/?outcome=failed&amp;tag=a%26b&amp;cursor=next.7\"");
  }

  @Test
  void new_server_tells_the_commands_to_type() {
    assertThat(builds(Page.empty(), BuildFilter.ALL))
        .contains("export SPACKMON_USER=spacky")
        .contains("spack install --monitor --monitor-host https://builds.example.org zlib");
  }

  @Test
  void build_opens_its_failing_phase_at_the_first_error() {
    String page = render("builds/build", SampleBuild.broken(frame("brokenpkg")));
    assertThat(page)
        .containsOnlyOnce("<details class=\"phase\" open")
        .contains("href=\"#L1214\"")
        .containsOnlyOnce("id=\"L1214\" class=\"error marked\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert");
  }

  private String builds(Page<BuildRow> page, BuildFilter filter) {
    BuildsView view = new BuildsView(filter, null, 50);
    return render("builds/builds", SampleSheets.builds(frame("Builds"), view, page, null));
  }

  private String render(String template, Object what) {
    return new String(templates.render(template, what), UTF_8);
  }

  private static Frame frame(String title) {
    return new Frame(
        SITE,
        Room.BUILDS,
        title,
        null,
        "spacky",
        "csrf",
        "https://builds.example.org",
        SampleBuilds.NOW);
  }
}
