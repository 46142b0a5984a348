package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Analysis;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.record.Outcome;
import org.spackmon.record.Report;
import org.spackmon.storage.ledger.SystemRule;
import org.spackmon.storage.upkeep.PruneRule;
import org.spackmon.storage.upkeep.Pruned;

/** What is done to a store as a whole. */
@OnEveryDatabase
final class UpkeepTest extends StoreTest {
  private static final List<String> RECORD =
      List.of(
          "attempt",
          "build",
          "claim",
          "phase",
          "attempt_run",
          "attempt_tag",
          "armed",
          "analysis",
          "run",
          "run_document",
          "document",
          "document_node",
          "node",
          "hash_alias",
          "edge",
          "content",
          "content_chunk",
          "chunk");

  private Teller ada;
  private Rows rows;
  private Upkeep upkeep;

  @BeforeEach
  void upkeep() {
    ada = Teller.named(store, "ada");
    rows = Rows.of(store);
    upkeep = store.upkeep();
  }

  private long install(Teller teller, String name, boolean well) {
    teller.spec(new Graph().node(name, "lib").node("lib"));
    long build = teller.build(name, "nightly").build().id();
    teller.phase(build, "build", well ? "SUCCESS" : "ERROR", "log of " + name + "\n");
    teller.status(build, well ? ClaimedStatus.SUCCESS : ClaimedStatus.FAILED);
    return build;
  }

  @Test
  void prune_byOutcome_removesWhatNothingElseNames() {
    install(ada, "good", true);
    install(ada.inRun("second"), "bad", false);
    PruneRule failures = new PruneRule(null, Set.of(Outcome.FAILED), null);

    assertThat(upkeep.countPrunable(failures)).isEqualTo(new Pruned(1, 1, 11));
    assertThat(rows.attempts()).containsExactly("good 1 success", "bad 1 failed");

    assertThat(upkeep.prune(failures).attempts()).isEqualTo(1);

    assertThat(rows.attempts()).containsExactly("good 1 success");
    assertThat(rows.texts("SELECT p.name FROM node n JOIN package p ON p.id = n.package_id"))
        .containsExactlyInAnyOrder("good", "lib");
    assertThat(rows.count("run")).isEqualTo(1);
    assertThat(rows.count("chunk")).isEqualTo(2);
    assertThat(rows.tally()).isEqualTo(rows.counted());
    assertThat(ada.spec(new Graph().node("bad", "lib").node("lib")).created()).isTrue();
  }

  @Test
  void prune_ofEverything_leavesNothing() {
    long build = install(ada, "good", true);
    install(ada.inRun("second"), "good", true);
    Teller.done(
        store.record(
            new Report.AnalysisReported(
                ada.caller(),
                build,
                List.of(
                    new Analysis.Whole(
                        "config_args", Analysis.Kind.TEXT, 1, ada.content(new byte[] {1}))))));
    ada.inRun("specs only").spec(new Graph().node("never-built"));

    upkeep.prune(new PruneRule(Long.MAX_VALUE, Set.of(), null));

    assertThat(RECORD).allSatisfy(table -> assertThat(rows.count(table)).as(table).isZero());
    assertThat(rows.tally()).isEmpty();
  }

  @Test
  void prune_ofAnAttempt_keepsTheLogThatTheNextRepeated() {
    long build = install(ada, "good", false);
    long between = ada.caller().arrived();
    Teller second = ada.inRun("second");
    second.build("good");
    second.phase(build, "build", "ERROR", "log of good\n");
    second.phase(build, "install", "SUCCESS", "more\n");
    assertThat(rows.attempts()).containsExactly("good 1 failed", "good 2 failed");
    assertThat(rows.number("SELECT count(DISTINCT content_id) FROM phase WHERE name = 'build'"))
        .isEqualTo(1);

    upkeep.prune(new PruneRule(between, Set.of(), null));

    assertThat(rows.attempts()).containsExactly("good 2 failed");
    for (String content : rows.texts("SELECT content_id FROM phase WHERE content_id IS NOT NULL")) {
      assertThat(store.contents().slice(Long.parseLong(content), 1, 1).lines()).hasSize(1);
    }
    assertThat(rows.tally()).isEqualTo(rows.counted());
  }

  @Test
  void prune_byTagAndAge_removesOnlyWhatMeetsBoth() {
    install(ada, "old", true);
    long between = ada.caller().arrived();
    install(ada.inRun("second"), "new", true);

    upkeep.prune(new PruneRule(between, Set.of(), "weekly"));
    assertThat(rows.attempts()).hasSize(2);
    upkeep.prune(new PruneRule(between, Set.of(), "nightly"));
    assertThat(rows.attempts()).containsExactly("new 1 success");
  }

  @Test
  void prune_ofAYoungRun_leavesItsSpecs() {
    install(ada, "bad", false);
    rows.execute("UPDATE run SET started_at = " + Clock.now());

    upkeep.prune(new PruneRule(null, Set.of(Outcome.FAILED), null));

    assertThat(rows.attempts()).isEmpty();
    assertThat(ada.build("bad").buildCreated()).isTrue();
  }

  @Test
  void pruneRule_withoutAnyCondition_isRefused() {
    assertThatThrownBy(() -> new PruneRule(null, Set.of(), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deletedRun_takesAllItToldAlong_andNothingElse() {
    install(ada, "good", true);
    install(ada.inRun("second"), "bad", false);

    assertThat(upkeep.deleteRun("second")).isTrue();

    assertThat(rows.attempts()).containsExactly("good 1 success");
    assertThat(rows.texts("SELECT run_key FROM run")).containsExactly("ada");
    assertThat(rows.count("chunk")).isEqualTo(2);
    assertThat(rows.tally()).isEqualTo(rows.counted());
    assertThat(upkeep.deleteRun("second")).isFalse();
  }

  @Test
  void deletedRun_thatSharedAnAttempt_leavesWhatTheOtherSaid() {
    ada.spec(new Graph().node("leaf"));
    long build = ada.build("leaf", "hers").build().id();
    ada.phase(build, "configure", "SUCCESS", "a\n");
    Teller renewed = ada.inRun("renewed");
    renewed.phase(build, "build", "ERROR", "b\n");
    renewed.build("leaf", "its");
    assertThat(rows.attempts()).containsExactly("leaf 1 failed");

    upkeep.deleteRun("renewed");

    assertThat(rows.attempts()).containsExactly("leaf 1 running");
    assertThat(rows.texts("SELECT phases FROM attempt")).containsExactly("configure");
    assertThat(rows.count("attempt_tag")).isEqualTo(1);
    assertThat(rows.tally()).isEqualTo(rows.counted());

    assertThat(upkeep.deleteRun("ada")).isTrue();
    assertThat(RECORD).allSatisfy(table -> assertThat(rows.count(table)).as(table).isZero());
  }

  @Test
  void rederive_setsWhatTheClaimsSay() {
    install(ada, "good", true);
    install(ada.inRun("second"), "bad", false);
    rows.execute("UPDATE attempt SET outcome = 5");
    rows.execute("DELETE FROM tally");
    rows.execute("INSERT INTO tally (facet, value, outcome, n) VALUES (0, 0, 5, 2)");

    assertThat(upkeep.rederive()).isEqualTo(2);

    assertThat(rows.attempts()).containsExactly("good 1 success", "bad 1 failed");
    assertThat(rows.number("SELECT n FROM tally WHERE facet = 0 AND outcome = 2")).isEqualTo(1);
  }

  @Test
  void systemRules_giveNewAndOldHostsTheirSystem() {
    install(ada, "old", true);
    assertThat(systems()).containsExactly("unknown");

    List<SystemRule> rules =
        List.of(new SystemRule("node[0-9]", "corona"), new SystemRule("*", "other"));
    assertThat(upkeep.applySystemRules(rules)).isEqualTo(1);
    Teller.done(store.record(ada.announcement(Graph.full("old"), "node12")));

    assertThat(upkeep.systemRules()).isEqualTo(rules);
    assertThat(systems()).containsExactly("corona", "other");
    assertThat(rows.tally()).isEqualTo(rows.counted());
    assertThat(upkeep.applySystemRules(rules)).isZero();
    assertThat(upkeep.applySystemRules(List.of())).isEqualTo(2);
    assertThat(systems()).containsExactly("unknown", "unknown");
  }

  private List<String> systems() {
    return rows.texts(
        """
        SELECT s.name FROM attempt a JOIN system s ON s.id = a.system_id
        JOIN build b ON b.id = a.build_id JOIN build_host h ON h.id = b.host_id
          AND h.system_id = a.system_id ORDER BY a.id""");
  }
}
