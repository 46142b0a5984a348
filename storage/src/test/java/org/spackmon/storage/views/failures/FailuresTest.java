package org.spackmon.storage.views.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.storage.Graph;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.findings.FailureMarks;
import org.spackmon.storage.findings.MarkState;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.paging.Page;

/** Failures as pages see them. */
@OnEveryDatabase
final class FailuresTest extends StoreTest {
  private static final String ZEN = ", \"arch\": {\"platform\": \"linux\", \"target\": \"zen3\"}";
  private static final String LAKE =
      ", \"arch\": {\"platform\": \"linux\", \"target\": \"icelake\"}";

  private Teller ada;
  private Views views;

  @BeforeEach
  void see() {
    ada = Teller.named(store, "ada");
    views = Views.of(store);
  }

  /** In a run of its own; null for one that goes well. */
  private void build(String run, String name, String json, @Nullable String error) {
    Teller teller = ada.inRun(run);
    teller.spec(new Graph().node(name).with(name, json));
    long build = teller.id(name);
    String log = "log of " + run + "\n" + (error == null ? "" : "error: " + error + "\n");
    teller.phase(build, "build", error == null ? "SUCCESS" : "ERROR", log);
    teller.status(build, error == null ? ClaimedStatus.SUCCESS : ClaimedStatus.FAILED);
    while (store.jobs().runDue() > 0) {}
  }

  private Story story() {
    BuildFilter failed = BuildFilter.ALL.with("outcome", "failed");
    BuildRow newest = views.builds().list(failed, null, 1).rows().get(0);
    return views.failures().story(newest.attempt()).orElseThrow();
  }

  private List<String> listed(String query) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      given.put(pair.substring(0, Math.max(0, equals)), List.of(pair.substring(equals + 1)));
    }
    given.remove("");
    return views.failures().list(FailuresView.of(given)).rows().stream()
        .map(row -> row.headline() + " " + row.attempts())
        .toList();
  }

  @Test
  void story_tellsSinceWhenItFails() {
    build("one", "leaf", ZEN, null);
    build("two", "leaf", LAKE, "broken");
    build("three", "leaf", LAKE, "broken");

    Story story = story();

    assertThat(story.failures()).isEqualTo(2);
    assertThat(story.alike()).isTrue();
    assertThat(story.flaky().isFlaky()).isFalse();
    Moment success = Objects.requireNonNull(story.lastSuccess());
    assertThat(success.attempt()).isLessThan(story.firstFailure().attempt());
    assertThat(views.specs().graph(success.node()).orElseThrow().nodes().values())
        .singleElement()
        .satisfies(node -> assertThat(node.facts()).containsEntry("target", "zen3"));
  }

  @Test
  void story_ofWhatNeverWentWell_hasNoSuccess() {
    build("one", "leaf", ZEN, "broken");

    assertThat(story().lastSuccess()).isNull();
    assertThat(story().failures()).isEqualTo(1);
  }

  @Test
  void sameSpecWithBothOutcomes_isFlaky() {
    build("one", "leaf", ZEN, null);
    build("two", "leaf", ZEN, "broken");

    assertThat(story().flaky()).isEqualTo(new Story.Flaky(1, 1));
  }

  @Test
  void list_isOrderedAndFiltered() {
    build("one", "leaf", ZEN, "often");
    build("two", "leaf", ZEN, "often");
    build("three", "other", ZEN, "seldom");
    build("four", "leaf", ZEN, null);

    assertThat(listed("")).containsExactly("seldom 1");
    assertThat(listed("show=fixed")).containsExactly("often 2");
    assertThat(listed("show=all")).containsExactly("seldom 1", "often 2");
    assertThat(listed("show=all&sort=frequent")).containsExactly("often 2", "seldom 1");
    assertThat(listed("show=all&package=leaf")).containsExactly("often 2");
    assertThat(listed("show=all&class=link")).isEmpty();
    assertThat(listed("show=all&class=licence")).isEmpty();
    assertThatThrownBy(() -> listed("class=Link")).hasMessageContaining("a word of small letters");
  }

  @Test
  void list_isWalkedBothWays_inEachOrder() {
    for (int i = 0; i < 7; i++) {
      build("run" + i, "leaf", ZEN, "error " + i % 5);
    }
    for (String order : List.of("newest", "frequent")) {
      List<String> all = listed("sort=" + order);
      FailuresView view = FailuresView.of(Map.of("sort", List.of(order), "limit", List.of("2")));
      List<String> walked = new ArrayList<>();
      Page<FailureRow> page = views.failures().list(view);
      page.rows().forEach(row -> walked.add(row.headline() + " " + row.attempts()));
      while (page.next() != null) {
        page = views.failures().list(view.at(page.next()));
        page.rows().forEach(row -> walked.add(row.headline() + " " + row.attempts()));
      }
      assertThat(walked).as(order).isEqualTo(all).hasSize(5);
      assertThat(views.failures().list(view.at(page.previous())).rows())
          .as(order)
          .extracting(FailureRow::headline)
          .containsExactly(all.get(2).substring(0, 7), all.get(3).substring(0, 7));
    }
  }

  @Test
  void mutedFailure_isListedOnlyWhereItIsAskedFor() {
    build("one", "leaf", ZEN, "known");
    long id = views.failures().list(FailuresView.of(Map.of())).rows().get(0).id();

    assertThat(new FailureMarks(store).set(id, MarkState.MUTED, "", "it is", "", "ada")).isTrue();

    assertThat(listed("")).isEmpty();
    assertThat(listed("show=muted")).containsExactly("known 1");
    Mark mark = views.failures().get(id).orElseThrow().row().mark();
    assertThat(mark.note()).isEqualTo("it is");
    assertThat(mark.by()).isEqualTo("ada");
    assertThat(mark.at()).isNotNull();
    assertThat(new FailureMarks(store).set(id + 1, MarkState.NONE, "", "", "", "ada")).isFalse();
  }

  @Test
  void dependents_thatCameToNothing_areToldOfTheirCause() {
    ada.spec(new Graph().node("top", "leaf").node("leaf"));
    long leaf = ada.id("leaf");
    long top = ada.id("top");
    ada.phase(leaf, "build", "ERROR", "error: broken\n");
    ada.status(leaf, ClaimedStatus.FAILED);
    ada.status(top, ClaimedStatus.CANCELLED);
    while (store.jobs().runDue() > 0) {}

    long attempt = views.builds().get(leaf).orElseThrow().latest().id();
    assertThat(views.builds().cancelledBy(attempt))
        .extracting(BuildRow::packageName)
        .containsExactly("top");
  }
}
