package org.spackmon.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Store;
import org.spackmon.storage.upkeep.PruneRule;

final class JournalUpkeepTest {
  private static final List<String> TABLES =
      List.of(
          "run",
          "run_journal",
          "run_environment",
          "run_package",
          "run_build",
          "run_log",
          "run_file",
          "run_event",
          "attempt",
          "claim",
          "phase",
          "content",
          "content_chunk",
          "chunk",
          "node",
          "document");

  private final SampleJournal journal = SampleJournal.whole();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDeletedRun_leavesNothing(boolean postgres) {
    try (Site site = told(postgres)) {
      assertThat(site.store().upkeep().deleteRun(SampleJournal.RUN)).isTrue();
      assertThat(TABLES).allSatisfy(table -> assertThat(count(site, table)).as(table).isZero());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPrunedAttempt_takesItsLogAlong(boolean postgres) {
    try (Site site = told(postgres)) {
      PruneRule rule = new PruneRule(null, Set.of(Outcome.SUCCESS), null);
      assertThat(site.store().upkeep().countPrunable(rule).bytes()).isGreaterThan(70_000);
      site.store().upkeep().prune(rule);
      Map<String, List<String>> left = Kept.in(site.store());
      assertThat(left.getOrDefault("bytes", List.of()))
          .isNotEmpty()
          .noneMatch(row -> row.startsWith("ccc"));
      assertThat(left.getOrDefault("packages", List.of())).hasSize(7);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBackup_holdsJournals(boolean postgres) throws IOException {
    ByteArrayOutputStream backup = new ByteArrayOutputStream();
    Map<String, List<String>> before;
    try (Site site = told(postgres)) {
      before = Kept.in(site.store());
      site.store().upkeep().backup(backup);
    }
    try (Site site = Site.start(!postgres)) {
      site.store().upkeep().restore(new ByteArrayInputStream(backup.toByteArray()));
      assertThat(Kept.in(site.store())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void outcomes_derivedAgain_areTheSame(boolean postgres) {
    try (Site site = told(postgres)) {
      Map<String, List<String>> before = Kept.in(site.store());
      assertThat(site.store().upkeep().rederive()).isEqualTo(6);
      assertThat(Kept.in(site.store())).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLogThatIsPutTogether_canBeReadOnByWhoHasBegun(boolean postgres) {
    try (Site site = Site.start(postgres)) {
      Store store = site.store();
      site.sender("alice").post(SampleJournal.RUN, Sender.pieces(journal, 20_000));
      long before = log(store);
      work(store);
      assertThat(log(store)).isNotEqualTo(before);
      assertThat(Kept.read(store, before)).isEqualTo(journal.logs().get("ccc"));
      forgetReplaced(store);
      assertThat(Kept.read(store, before)).isEmpty();
      assertThat(Kept.read(store, log(store))).isEqualTo(journal.logs().get("ccc"));
    }
  }

  private static long log(Store store) {
    return store
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT content_id FROM run_log WHERE build_key = 'ccc'")
                    .mapTo(Long.class)
                    .one());
  }

  private static void forgetReplaced(Store store) {
    store
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(
                    "UPDATE job SET due_at = 1 WHERE kind = 'replaced-log'");
              }
            })
        .join();
    work(store);
  }

  private static void work(Store store) {
    while (store.jobs().runDue() > 0) {
      assertThat(store.jobs().givenUp()).isZero();
    }
  }

  private Site told(boolean postgres) {
    Site site = Site.start(postgres);
    Sender sender = site.sender("alice");
    assertThat(sender.post(SampleJournal.RUN, Sender.pieces(journal, 20_000)).statusCode())
        .isEqualTo(200);
    work(site.store());
    forgetReplaced(site.store());
    return site;
  }

  private static long count(Site site, String table) {
    return site.store()
        .reads()
        .withHandle(
            handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
  }
}
