package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;

/** How tries at a build are kept apart, and how they end. */
@OnEveryDatabase
final class AttemptsTest extends StoreTest {
  private Teller monday;
  private Teller tuesday;
  private Rows rows;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void twoRuns() {
    monday = Teller.named(store, "monday");
    tuesday = monday.inRun("tuesday");
    rows = Rows.of(store);
    Graph graph =
        new Graph().node("root", "middle").node("middle", "leaf").node("leaf").node("other");
    monday.spec(graph);
    tuesday.spec(graph);
  }

  @Test
  void phases_beforeTheEnd_areARunningAttempt() {
    long build = monday.id("leaf");
    monday.phase(build, "configure", "SUCCESS", "checking\n");

    assertThat(rows.attempts()).containsExactly("leaf 1 running");
    assertThat(rows.texts("SELECT phases FROM attempt")).containsExactly("configure");
  }

  @Test
  void secondRun_opensAnAttempt_andTakesItsTagsAlong() {
    long build = monday.build("leaf", "nightly", "old").build().id();
    monday.phase(build, "autoreconf", "SUCCESS", null);
    monday.phase(build, "build", "ERROR", "error: no\n");
    monday.status(build, ClaimedStatus.FAILED);

    assertThat(tuesday.build("leaf", "nightly", "new").buildCreated()).isFalse();
    tuesday.phase(build, "autoreconf", "SUCCESS", null);
    assertThat(rows.attempts()).containsExactly("leaf 1 failed");
    tuesday.phase(build, "build", "SUCCESS", "gcc\n");
    tuesday.status(build, ClaimedStatus.SUCCESS);

    assertThat(rows.attempts()).containsExactly("leaf 1 failed", "leaf 2 success");
    assertThat(rows.texts("SELECT phases FROM attempt ORDER BY id"))
        .containsExactly("autoreconf build!", "autoreconf build");
    assertThat(
            rows.texts(
                """
                SELECT a.number || ' ' || t.name FROM attempt_tag x
                JOIN attempt a ON a.id = x.attempt_id JOIN tag t ON t.id = x.tag_id
                ORDER BY 1"""))
        .containsExactly("1 nightly", "1 old", "2 new", "2 nightly");
    assertThat(rows.tally()).isEqualTo(rows.counted());
    assertThat(rows.count("armed")).isZero();
  }

  @Test
  void unfinished_andTriedAgain_isInterrupted() {
    long build = monday.id("leaf");
    monday.phase(build, "configure", "SUCCESS", "a\n");
    tuesday.build("leaf");
    tuesday.phase(build, "configure", "SUCCESS", "b\n");

    assertThat(rows.attempts()).containsExactly("leaf 1 interrupted", "leaf 2 running");
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }

  @Test
  void announcedAttempt_begunByAnotherRun_movesToTheTop() {
    long build = monday.build("leaf", "early").build().id();
    monday.build("other");
    assertThat(rows.attempts()).containsExactly("leaf 1 announced", "other 1 announced");

    tuesday.build("leaf");
    tuesday.phase(build, "configure", "SUCCESS", "a\n");

    assertThat(rows.attempts()).containsExactly("other 1 announced", "leaf 1 running");
    assertThat(
            rows.number("SELECT count(*) FROM attempt_tag t JOIN attempt a ON a.id = t.attempt_id"))
        .isEqualTo(1);
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }

  @Test
  void failureInADependency_cancelsTheDependent_asTheNewerClientTells() {
    long root = monday.id("root");
    long leaf = monday.id("leaf");
    monday.phase(leaf, "build", "ERROR", "error\n");
    monday.status(leaf, ClaimedStatus.FAILED);
    monday.status(leaf, ClaimedStatus.FAILED);
    monday.status(root, ClaimedStatus.FAILED);

    assertThat(rows.attempts()).containsExactly("root 1 cancelled", "leaf 1 failed");
  }

  @Test
  void failureInADependency_cancelsTheDependent_asTheOlderClientTells() {
    long root = monday.id("root");
    long leaf = monday.id("leaf");
    monday.phase(leaf, "build", "ERROR", "error\n");
    monday.status(root, ClaimedStatus.FAILED);

    assertThat(rows.attempts()).containsExactly("root 1 cancelled", "leaf 1 failed");
  }

  @Test
  void failureInADependency_toldAfterwards_cancelsTheDependent() {
    long root = monday.id("root");
    long leaf = monday.id("leaf");
    monday.status(root, ClaimedStatus.FAILED);
    assertThat(rows.attempts()).containsExactly("root 1 failed", "leaf 1 announced");

    monday.phase(leaf, "build", "ERROR", "error\n");

    assertThat(rows.attempts()).containsExactly("root 1 cancelled", "leaf 1 failed");
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }

  @Test
  void failureElsewhere_cancelsNothing() {
    long root = monday.id("root");
    long other = monday.id("other");
    tuesday.phase(tuesday.id("leaf"), "build", "ERROR", "error\n");
    monday.phase(other, "build", "ERROR", "error\n");
    monday.status(root, ClaimedStatus.FAILED);

    assertThat(rows.attempts()).contains("root 1 failed");
  }

  @Test
  void failedDependency_writtenInAnotherWay_isFoundByItsHash() {
    // The same hash in a document of its own, with a variant that the root's document leaves out.
    monday.spec(new Graph().node("leaf").with("leaf", ", \"namespace\": \"builtin\""));
    long root = monday.id("root");
    long leaf = monday.id("leaf");
    assertThat(rows.number("SELECT count(*) FROM hash_alias WHERE hash = 'full-leaf'"))
        .isEqualTo(2);

    monday.phase(leaf, "build", "ERROR", "error\n");
    monday.status(root, ClaimedStatus.FAILED);

    assertThat(rows.attempts()).containsExactly("root 1 cancelled", "leaf 1 failed");
  }

  @Test
  void duration_isTheBuildsOwn_whereItTold() {
    long build = monday.id("leaf");
    monday.phase(
        build,
        "build",
        "SUCCESS",
        "==> [2026-11-22-15:43:39.500000] make\n==> [2026-11-22-15:43:41.750000] made\n");
    monday.status(build, ClaimedStatus.SUCCESS);
    long other = monday.id("other");
    monday.phase(other, "build", "SUCCESS", "make\n");
    monday.status(other, ClaimedStatus.SUCCESS);

    assertThat(rows.texts("SELECT duration FROM attempt ORDER BY id"))
        .containsExactly("2250000", "1000000");
  }
}
