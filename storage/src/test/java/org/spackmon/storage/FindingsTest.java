package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.storage.findings.Examined;
import org.spackmon.storage.findings.Examiner;
import org.spackmon.storage.findings.Found;
import org.spackmon.storage.ledger.SystemRule;
import org.spackmon.storage.upkeep.PruneRule;

/** Why attempts failed, and what is counted of it. */
@OnEveryDatabase
final class FindingsTest extends StoreTest {
  private Teller ada;
  private Rows rows;

  @BeforeEach
  void tables() {
    ada = Teller.named(store, "ada");
    rows = Rows.of(store);
  }

  @AfterEach
  void countersAreRight() {
    Integrity.check(store);
  }

  private long failing(String run, String name, String error) {
    Teller teller = ada.inRun(run);
    teller.spec(new Graph().node(name));
    long build = teller.id(name);
    teller.phase(build, "build", "ERROR", "make all\na.c:1: error: " + error + "\nmake: *** 1\n");
    return build;
  }

  private void succeeding(String run, String name) {
    Teller teller = ada.inRun(run);
    long build = teller.id(name);
    teller.phase(build, "build", "SUCCESS", "make all in " + run + "\n");
    teller.phase(build, "install", "SUCCESS", "make install in " + run + "\n");
    teller.status(build, ClaimedStatus.SUCCESS);
  }

  private void work() {
    while (store.jobs().runDue() > 0) {}
  }

  private List<String> failures() {
    return rows.texts(
        """
        SELECT headline || ' ' || attempts || ' times in ' || packages || ' packages, open '
          || open_places FROM failure ORDER BY headline""");
  }

  @Test
  void failedAttempt_getsItsCauseAndItsErrors() {
    failing("one", "leaf", "no such header");

    work();

    assertThat(rows.texts("SELECT cause || ' in ' || phase FROM diagnosis"))
        .containsExactly("no such header in build");
    assertThat(rows.texts("SELECT line || ': ' || text FROM finding"))
        .containsExactly("2: a.c:1: error: no such header");
    assertThat(rows.number("SELECT error_line FROM phase")).isEqualTo(2);
    assertThat(failures()).containsExactly("no such header 1 times in 1 packages, open 1");
  }

  @Test
  void sameErrorElsewhere_isTheSameFailure() {
    failing("one", "leaf", "no such header");
    failing("two", "other", "no such header");
    failing("three", "other", "something else");

    work();

    assertThat(failures())
        .containsExactly(
            "no such header 2 times in 2 packages, open 2",
            "something else 1 times in 1 packages, open 1");
  }

  @Test
  void successOfTheSamePackage_closesIt() {
    failing("one", "leaf", "no such header");
    work();

    succeeding("two", "leaf");

    assertThat(failures()).containsExactly("no such header 1 times in 1 packages, open 0");
  }

  @Test
  void failureReadAfterASuccess_isNotOpened() {
    failing("one", "leaf", "no such header");
    succeeding("two", "leaf");

    work();

    assertThat(failures()).containsExactly("no such header 1 times in 1 packages, open 0");
  }

  @Test
  void attemptThatDidNotFailAfterAll_isNotCounted() {
    long build = failing("one", "leaf", "no such header");
    work();

    ada.inRun("one").status(build, ClaimedStatus.CANCELLED);
    work();

    assertThat(rows.attempts()).containsExactly("leaf 1 cancelled");
    assertThat(rows.count("diagnosis")).isZero();
    assertThat(failures()).isEmpty();
  }

  @Test
  void prunedAttempts_areCountedNoMore() {
    failing("one", "leaf", "no such header");
    failing("two", "other", "no such header");
    work();
    long last = rows.number("SELECT last_id FROM failure");

    store.upkeep().prune(new PruneRule(ada.caller().arrived(), Set.of(), null));
    assertThat(failures()).isEmpty();
    assertThat(rows.count("finding")).isZero();

    failing("three", "leaf", "no such header");
    work();
    assertThat(rows.number("SELECT last_id FROM failure")).isGreaterThan(last);
  }

  @Test
  void prunedFailure_thatSomebodyNoted_keepsItsNote() {
    failing("one", "leaf", "no such header");
    work();
    rows.execute("UPDATE failure SET mark = 1, note = 'known'");

    store.upkeep().prune(new PruneRule(null, Set.of(Outcome.FAILED), null));

    assertThat(failures()).containsExactly("no such header 0 times in 0 packages, open 0");
  }

  @Test
  void attempt_thatMovesToAnotherSystem_isCountedThere() {
    failing("one", "leaf", "no such header");
    work();

    store.upkeep().applySystemRules(List.of(new SystemRule("node*", "hawk")));
    work();

    assertThat(rows.texts("SELECT s.name FROM failure_place p JOIN system s ON s.id = p.system_id"))
        .containsExactly("hawk");
  }

  /** Takes all errors for the same whose first words are. */
  private static final class Coarse implements Examiner {
    private final PlainExaminer plain = new PlainExaminer(1);

    @Override
    public int version() {
      return plain.version();
    }

    @Override
    public Examined log(Source log) {
      return coarse(plain.log(log));
    }

    @Override
    public Examined words(String said) {
      return coarse(plain.words(said));
    }

    private static Examined coarse(Examined examined) {
      List<Found> found =
          examined.first().stream()
              .map(
                  each ->
                      new Found(
                          each.line(),
                          each.text(),
                          each.file(),
                          each.sourceLine(),
                          each.kind(),
                          each.summary(),
                          each.fingerprint().split(" ", 2)[0],
                          each.times()))
              .toList();
      return new Examined(found, examined.errors(), examined.warnings());
    }
  }

  private void readBy(Examiner examiner) {
    store.close();
    store = Store.open(settings, examiner);
    ada = Teller.named(store, examiner.getClass().getSimpleName());
    rows = Rows.of(store);
    store.jobs().begin();
    work();
  }

  private List<String> marks() {
    return rows.texts(
        "SELECT fingerprint || ' ' || mark || ' ' || note FROM failure ORDER BY fingerprint");
  }

  @Test
  void mark_followsAllAttemptsToTheFailureThatNewRulesFind() {
    failing("one", "leaf", "no such header");
    failing("two", "other", "no such header");
    work();
    rows.execute("UPDATE failure SET mark = 2, assignee = 'bo', note = 'known'");

    readBy(new PlainExaminer(2));

    assertThat(marks()).containsExactly("2:no such header 2 known");
  }

  @Test
  void mark_staysWhereAttemptsGoSeveralWays() {
    readBy(new Coarse());
    failing("one", "leaf", "missing header");
    failing("two", "other", "missing library");
    work();
    rows.execute("UPDATE failure SET mark = 1, note = 'known'");
    assertThat(marks()).containsExactly("1:missing 1 known");

    readBy(new PlainExaminer(2));

    assertThat(marks())
        .containsExactly("1:missing 1 known", "2:missing header 0 ", "2:missing library 0 ");
  }

  @Test
  void errors_areKeptOnceAndAsLongAsSomebodyMeetsThem() {
    failing("one", "leaf", "no such header\nb.c:2: error: No Such Sea");
    failing("two", "other", "no such header");
    work();
    assertThat(rows.texts("SELECT words FROM error ORDER BY words"))
        .containsExactly(
            "no such header a.c:1: error: no such header", "no such sea b.c:2: error: no such sea");

    readBy(new PlainExaminer(2));

    assertThat(rows.texts("SELECT fingerprint FROM error ORDER BY fingerprint"))
        .containsExactly("2:No Such Sea", "2:no such header");
  }

  @Test
  void newRules_readOldFailuresAgain() {
    for (int i = 0; i < 3; i++) {
      failing("run" + i, "leaf", "error " + i);
    }
    work();
    store.close();
    store = Store.open(settings, new PlainExaminer(2));
    rows = Rows.of(store);

    store.jobs().begin();
    work();

    assertThat(rows.texts("SELECT DISTINCT version FROM diagnosis")).containsExactly("2");
    assertThat(rows.texts("SELECT fingerprint FROM failure ORDER BY fingerprint"))
        .containsExactly("2:error 0", "2:error 1", "2:error 2");

    store.jobs().begin();
    assertThat(rows.count("job")).isZero();
  }
}
