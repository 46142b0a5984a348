package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Receipt;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.storage.sql.Dialect;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.storage.upkeep.PruneRule;

/** Two servers share one PostgreSQL, and meet at everything. */
@ParameterizedClass(name = "{0}")
@EnumSource(value = Backend.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
@SuppressWarnings("NullAway.Init")
final class TwoServersTest {
  @Parameter Backend backend;

  private Store first;
  private Store second;
  private Teller ada;

  @BeforeEach
  void open() {
    StoreSettings settings = backend.create();
    first = Store.open(settings);
    second = Store.open(settings);
    ada = Teller.named(first, "ada");
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private Store either(int number) {
    return number % 2 == 0 ? first : second;
  }

  @Test
  void firstStartOfMany_makesTheTablesOnce() throws InterruptedException {
    StoreSettings fresh = backend.nowhere();

    List<Store> started = Simultaneous.run(8, i -> Store.open(fresh));
    started.forEach(Store::close);

    assertThat(started).hasSize(8);
  }

  @Test
  void start_waitsForAnother_thatMakesTheTables() throws Exception {
    StoreSettings fresh = backend.nowhere();
    CompletableFuture<Store> start;
    try (Connection other =
            PostgresDatabase.open(Objects.requireNonNull(fresh.url())).migrator(true);
        Statement locks = other.createStatement()) {
      Dialect.POSTGRESQL.lockTables(other);
      start = CompletableFuture.supplyAsync(() -> Store.open(fresh));
      while (!start.isDone() && !isWaitedFor(locks)) {
        Thread.sleep(20);
      }
      assertThat(start).isNotDone();
    }
    start.get(1, TimeUnit.MINUTES).close();
  }

  private static boolean isWaitedFor(Statement locks) throws SQLException {
    try (ResultSet rows =
        locks.executeQuery(
            """
            SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
            WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted""")) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }

  @Test
  void twoHundredFirstPosts_toEither_areOneCopy() throws InterruptedException {
    byte[] json = Graph.wide("root", 60).json();
    List<CompletableFuture<Receipt.SpecKept>> posts =
        Simultaneous.run(200, i -> either(i).record(ada.inRun("run" + i).post(json)));

    assertThat(posts.stream().map(each -> each.join().created())).containsOnlyOnce(true);
    assertThat(Rows.of(first).count("document")).isEqualTo(1);
    assertThat(Rows.of(first).count("node")).isEqualTo(61);
    assertThat(Rows.of(first).count("edge")).isEqualTo(60);
    Integrity.check(first);
  }

  @Test
  void overlappingGraphs_inAnyOrder_wedgeNothing() throws InterruptedException {
    List<CompletableFuture<Receipt.SpecKept>> posts =
        Simultaneous.run(
            80,
            i -> {
              Graph graph = new Graph();
              String[] names = new String[30];
              for (int n = 0; n < names.length; n++) {
                names[n] = "lib" + (i * 7 + n * 11) % 97;
              }
              graph.node("root" + i, names);
              for (String name : names) {
                graph.node(name);
              }
              return either(i).record(ada.inRun("run" + i).post(graph.json()));
            });

    assertThat(posts).allSatisfy(each -> assertThat(each.join().name()).startsWith("root"));
    assertThat(Rows.of(first).count("node")).isEqualTo(80 + 97);
    Integrity.check(first);
  }

  @Test
  void oneBuild_toldToBoth_endsAsToldToOne() throws InterruptedException {
    ada.spec(new Graph().node("leaf"));
    Simultaneous.run(8, i -> ada.at(either(i)).build("leaf", "tag" + i % 3));
    long build = ada.id("leaf");
    Simultaneous.run(
        24,
        i -> ada.at(either(i)).phase(build, "phase" + i % 6, "SUCCESS", "log of " + i % 6 + "\n"));
    Simultaneous.run(8, i -> ada.at(either(i)).status(build, ClaimedStatus.SUCCESS));

    Rows rows = Rows.of(first);
    assertThat(rows.attempts()).containsExactly("leaf 1 success");
    assertThat(rows.count("phase")).isEqualTo(6);
    assertThat(rows.count("claim")).isEqualTo(7);
    assertThat(rows.count("attempt_tag")).isEqualTo(3);
    Integrity.check(first);
  }

  @Test
  void changes_readWhileBothWrite_comeInOrderAndNoneIsMissed() throws InterruptedException {
    ada.spec(new Graph().node("leaf"));
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean enough = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              long last = 0;
              boolean done = false;
              while (!done) {
                done = enough.get(); // one more look behind the end
                for (Changes.Change change : second.changes().since(last, 50)) {
                  seen.add(change.seq());
                  last = change.seq();
                }
              }
            });
    reader.start();
    Simultaneous.run(
        12,
        i -> {
          Teller teller = ada.inRun("run" + i).at(either(i));
          for (int n = 0; n < 8; n++) {
            teller.spec(new Graph().node("p" + i + "-" + n));
            teller.phase(teller.id("p" + i + "-" + n), "build", "SUCCESS", null);
          }
          return i;
        });
    enough.set(true);
    reader.join();

    List<String> all = Rows.of(first).texts("SELECT seq FROM change ORDER BY seq");
    assertThat(seen.stream().map(String::valueOf)).containsExactlyElementsOf(all);
  }

  @Test
  void documentPrunedByTheOther_isNotTakenForKnown() {
    Graph graph = new Graph().node("leaf");
    ada.spec(graph);
    Teller there = ada.at(second);
    assertThat(there.spec(graph).created()).isFalse(); // and remembered there
    first.upkeep().prune(new PruneRule(Long.MAX_VALUE, java.util.Set.of(), null));

    Teller late = there.inRun("late");
    CompletableFuture<Receipt.SpecKept> again = second.record(late.again(graph));

    assertThat(again)
        .failsWithin(java.time.Duration.ofMinutes(1))
        .withThrowableThat()
        .withRootCauseInstanceOf(ReportRejectedException.class);
    assertThat(late.spec(graph).created()).isTrue();
    Integrity.check(first);
  }

  @Test
  void jobs_areDoneByOneOfThem() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      ada.spec(new Graph().node("leaf" + i));
      ada.phase(ada.id("leaf" + i), "build", "ERROR", "error: " + i + "\n");
    }

    List<Integer> done = Simultaneous.run(6, i -> either(i).jobs().runDue());

    assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    assertThat(Rows.of(first).count("job")).isZero();
  }
}
