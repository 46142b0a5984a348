package org.spackmon.storage.views.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.storage.OnEveryDatabase;
import org.spackmon.storage.StoreTest;
import org.spackmon.storage.Teller;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.packages.Matrix.Cell;

/** How a package fares. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // JUnit sets them before a test sees them
final class PackagesTest extends StoreTest {
  private Teller ada;
  private int runs;

  @BeforeEach
  void post() {
    ada = Teller.named(store, "ada");
    attempt("1.9", "gcc", ClaimedStatus.SUCCESS);
    attempt("1.10", "gcc", ClaimedStatus.FAILED);
    attempt("1.10", "gcc", ClaimedStatus.SUCCESS);
    attempt("1.10", "clang", ClaimedStatus.FAILED);
    attempt("main", "gcc", ClaimedStatus.SUCCESS);
  }

  /** A spec of this version and compiler, tried by a run of its own. */
  private void attempt(String version, String compiler, ClaimedStatus end) {
    String json =
        """
        {"spec": {"_meta": {"version": 2}, "nodes": [{"name": "reef", "version": "%1$s",
          "hash": "hash-%1$s-%2$s", "full_hash": "full-%1$s-%2$s", "parameters": {},
          "compiler": {"name": "%2$s", "version": "12"}}]}}"""
            .formatted(version, compiler);
    Teller run = ada.inRun("run-" + runs++);
    Teller.done(store.record(run.post(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    long build =
        Teller.done(
                store.record(
                    run.announcement("full-" + version + "-" + compiler, "node" + runs % 2)))
            .build()
            .id();
    run.phase(build, "install", end == ClaimedStatus.SUCCESS ? "SUCCESS" : "ERROR", "log");
    run.status(build, end);
  }

  private Packages packages() {
    return Views.of(store).packages();
  }

  @Test
  void matrix_byCompiler_countsEachMeeting_theNewestVersionFirst() {
    Matrix matrix = packages().matrix("reef", MatrixBy.COMPILER);

    assertThat(matrix.versions()).containsExactly("main", "1.10", "1.9");
    assertThat(matrix.columns()).containsExactly("gcc@12", "clang@12");
    assertThat(counts(matrix, "1.10", "gcc@12")).isEqualTo("1 1");
    assertThat(counts(matrix, "1.10", "clang@12")).isEqualTo("0 1");
    assertThat(matrix.at("1.9", "clang@12")).isNull();
  }

  @Test
  void matrix_bySystem_andOfAnUnknownPackage() {
    Matrix matrix = packages().matrix("reef", MatrixBy.SYSTEM);

    assertThat(matrix.columns()).containsExactly("unknown");
    assertThat(counts(matrix, "1.10", "unknown")).isEqualTo("1 2");
    assertThat(packages().matrix("nosuch", MatrixBy.SYSTEM).versions()).isEmpty();
  }

  private static String counts(Matrix matrix, String version, String column) {
    Matrix.Score score = matrix.at(version, column);
    return score == null ? "" : score.succeeded() + " " + score.failed();
  }

  @Test
  void cell_holdsWhatItCounts() {
    List<BuildRow> rows =
        Views.of(store)
            .builds()
            .ofCell("reef", MatrixBy.COMPILER, new Cell("1.10", "gcc@12"), null, 10)
            .rows();

    assertThat(rows).hasSize(2).allMatch(row -> "1.10".equals(row.version()));
    assertThat(rows).extracting(BuildRow::outcome).containsExactly(Outcome.SUCCESS, Outcome.FAILED);
  }

  @Test
  void history_isInTheOrderOfTime() {
    assertThat(packages().history("reef"))
        .extracting(each -> each.version() + " " + each.outcome().word())
        .containsExactly(
            "1.9 success", "1.10 failed", "1.10 success", "1.10 failed", "main success");
    assertThat(packages().history("nosuch")).isEmpty();
  }
}
