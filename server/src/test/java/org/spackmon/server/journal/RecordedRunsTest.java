package org.spackmon.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spackmon.record.Outcome;
import org.spackmon.storage.Store;

/**
 * What real Spacks did is what is shown: builds, outcomes, phases, logs and files byte for byte.
 */
final class RecordedRunsTest {

  @TestFactory
  Stream<DynamicTest> onSqlite() {
    return tests(Site.start(false), RunFolder.all());
  }

  @TestFactory
  Stream<DynamicTest> onPostgres() {
    List<RunFolder> some =
        RunFolder.all().stream().filter(run -> run.name().startsWith("1.1.0-new")).toList();
    return tests(Site.start(true), some);
  }

  private static Stream<DynamicTest> tests(Site site, List<RunFolder> runs) {
    assertThat(runs).isNotEmpty();
    Sender sender = site.sender("alice");
    return runs.stream()
        .map(run -> DynamicTest.dynamicTest(run.name(), () -> check(site.store(), sender, run)))
        .onClose(site::close);
  }

  private static void check(Store store, Sender sender, RunFolder run) {
    String key = run.run();
    var pieces = Sender.pieces(run.events(), run.logs(), run.files(), 100_000);
    int half = pieces.size() / 2;
    assertThat(sender.post(key, pieces.subList(0, half)).statusCode()).isEqualTo(200);
    var answer = sender.post(key, pieces.subList(half, pieces.size()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Sender.position(answer).events()).isEqualTo(run.events().length);
    while (store.jobs().runDue() > 0) {
      assertThat(store.jobs().givenUp()).isZero();
    }
    assertThat(attempts(store, key)).isEqualTo(run.attempts());
    assertThat(phases(store, key)).isEqualTo(run.phases());
    assertThat(bytes(store, key)).isEqualTo(sums(run));
  }

  private static Map<String, String> attempts(Store store, String run) {
    Map<String, String> attempts = new TreeMap<>();
    read(
        store,
        """
        SELECT b.build_key, a.outcome FROM run r JOIN run_build b ON b.run_id = r.id
        JOIN attempt a ON a.id = b.attempt_id WHERE r.run_key = :run""",
        run,
        attempts);
    attempts.replaceAll((build, code) -> Outcome.of(Integer.parseInt(code)).word());
    attempts.values().removeIf("announced"::equals); // only there for what analyzers found
    return attempts;
  }

  private static Map<String, String> phases(Store store, String run) {
    Map<String, String> phases = new TreeMap<>();
    read(
        store,
        """
        SELECT b.build_key || ' ' || p.name, p.status FROM run r
        JOIN run_build b ON b.run_id = r.id
        JOIN phase p ON p.attempt_id = b.attempt_id WHERE r.run_key = :run""",
        run,
        phases);
    return phases;
  }

  private static Map<String, String> bytes(Store store, String run) {
    Map<String, String> contents = new TreeMap<>();
    read(
        store,
        """
        SELECT l.build_key, l.content_id FROM run r JOIN run_log l ON l.run_id = r.id
        WHERE r.run_key = :run AND l.state = 2
        UNION ALL SELECT f.build_key || ' ' || f.name, f.content_id
        FROM run r JOIN run_file f ON f.run_id = r.id WHERE r.run_key = :run""",
        run,
        contents);
    contents.replaceAll(
        (name, content) -> SampleJournal.sha256(Kept.read(store, Long.parseLong(content))));
    return contents;
  }

  private static Map<String, String> sums(RunFolder run) {
    Map<String, String> sums = new TreeMap<>();
    run.logs().forEach((build, log) -> sums.put(build, SampleJournal.sha256(log)));
    run.files().forEach((file, bytes) -> sums.put(file, SampleJournal.sha256(bytes)));
    return sums;
  }

  private static void read(Store store, String sql, String run, Map<String, String> into) {
    store
        .reads()
        .useHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("run", run)
                    .map((row, context) -> into.put(row.getString(1), row.getString(2)))
                    .list());
  }
}
