package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;
import org.spackmon.record.ReportRejectedException;
import org.spackmon.storage.sql.StoreException;

/** Reports that share a transaction: one that fails takes nobody along. */
@OnEveryDatabase
final class GroupsTest extends StoreTest {
  private final CountDownLatch open = new CountDownLatch(1);
  private Teller ada;
  private Rows rows;

  @BeforeEach
  void tellers() {
    ada = Teller.named(store, "ada");
    rows = Rows.of(store);
  }

  /** Holds the writer until {@link #open}, so that what comes meanwhile is one group. */
  private void hold() {
    CountDownLatch held = new CountDownLatch(1);
    CompletableFuture<Boolean> holding =
        store.write(
            connection -> {
              held.countDown();
              await(open);
              return true;
            });
    await(held);
    assertThat(holding).isNotDone();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Receipt.SpecKept> post(String name) {
    return store.record(ada.post(new Graph().node(name, name + "-lib").node(name + "-lib").json()));
  }

  @Test
  void failingWrite_failsAlone() {
    hold();
    List<CompletableFuture<Receipt.SpecKept>> good = new ArrayList<>();
    CompletableFuture<Boolean> bad = null;
    for (int i = 0; i < 9; i++) {
      good.add(post("p" + i));
      if (i == 4) {
        bad =
            store.write(
                connection -> {
                  try (var insert = connection.createStatement()) {
                    insert.execute("INSERT INTO package (name) VALUES ('half')");
                    insert.execute("INSERT INTO package (name) VALUES ('half')");
                  }
                  return true;
                });
      }
    }
    open.countDown();

    assertThat(good).allSatisfy(each -> assertThat(each.join().created()).isTrue());
    assertThat(bad).isNotNull();
    assertThatThrownBy(bad::join).hasCauseInstanceOf(SQLException.class);
    assertThat(rows.number("SELECT count(*) FROM package WHERE name = 'half'")).isZero();
    assertThat(rows.count("document")).isEqualTo(9);
    Integrity.check(store);
  }

  @Test
  void rejectedReport_afterItWrote_leavesNothing() {
    Report.SpecPosted sent = ada.post(new Graph().node("sent-along").json());
    Report.BuildAnnounced known = ada.announcement("no such hash", "node1");
    Report.BuildAnnounced withSpec =
        new Report.BuildAnnounced(
            known.caller(), known.hash(), known.spackVersion(), known.host(), known.tags(), sent);
    hold();
    CompletableFuture<Receipt.SpecKept> before = post("before");
    CompletableFuture<Receipt.BuildKept> rejected = store.record(withSpec);
    CompletableFuture<Receipt.SpecKept> after = post("after");
    open.countDown();

    assertThatThrownBy(rejected::join).hasCauseInstanceOf(ReportRejectedException.class);
    assertThat(before.join().created()).isTrue();
    assertThat(after.join().created()).isTrue();
    assertThat(rows.texts("SELECT name FROM package ORDER BY name"))
        .containsExactly("after", "after-lib", "before", "before-lib");
    assertThat(store.knownDocument(sent.digest())).isNull();
    Integrity.check(store);
  }

  @Test
  void sameReport_manyTimesInOneGroup_isKeptOnce() {
    hold();
    List<CompletableFuture<Receipt.SpecKept>> posts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      posts.add(post("same"));
    }
    open.countDown();

    assertThat(posts.stream().map(each -> each.join().created())).containsOnlyOnce(true);
    assertThat(rows.count("document")).isEqualTo(1);
  }

  @Test
  void closing_finishesWhatWasAccepted() {
    hold();
    List<CompletableFuture<Receipt.SpecKept>> posts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      posts.add(post("p" + i));
    }
    Thread closing = new Thread(store::close);
    closing.start();
    open.countDown();
    join(closing);

    assertThat(posts).allSatisfy(each -> assertThat(each).isCompleted());
    assertThatThrownBy(() -> post("late").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class);
    store = Store.open(settings);
    assertThat(Rows.of(store).count("document")).isEqualTo(50);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void writer_thatWaitsForItself_isToldSo() {
    CompletableFuture<Boolean> write = store.write(connection -> store.write(inner -> true).join());

    assertThatThrownBy(write::join).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoHundredFirstPosts_ofOneGraph_areOneCopy() throws InterruptedException {
    byte[] json = Graph.wide("root", 60).json();
    List<CompletableFuture<Receipt.SpecKept>> posts =
        Simultaneous.run(
            200,
            i -> {
              Teller teller = ada.inRun("run" + i);
              return store.record(teller.post(json));
            });

    assertThat(posts.stream().map(each -> each.join().created())).containsOnlyOnce(true);
    assertThat(rows.count("document")).isEqualTo(1);
    assertThat(rows.count("node")).isEqualTo(61);
    assertThat(rows.count("edge")).isEqualTo(60);
    assertThat(rows.count("run_document")).isEqualTo(200);
    Integrity.check(store);
  }
}
