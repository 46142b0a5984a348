package org.spackmon.server.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.logs.Rules;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.journal.SampleJournal;
import org.spackmon.server.journal.Sender;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;
import org.spackmon.storage.findings.Found;
import org.spackmon.storage.views.Views;
import org.spackmon.storage.views.failures.FailureRow;
import org.spackmon.storage.views.failures.FailuresView;

final class LogExaminerTest {
  private static final Rules RULES = Rules.of("licence: *no seat for * => no licence for $2");

  @Test
  void rules_of_a_site_are_kept_with_its_class() {
    LogExaminer examiner = new LogExaminer(RULES);
    assertThat(examiner.log(to -> to.write("cc: no seat for C\n".getBytes(UTF_8))).first())
        .extracting(Found::kind, Found::summary)
        .containsExactly(tuple("licence", "no licence for C"));
    assertThat(examiner.words("no seat for C").first())
        .extracting(Found::kind)
        .containsExactly("licence");
  }

  @Test
  void other_rules_are_another_version_so_that_failures_are_read_again() {
    int version = new LogExaminer(RULES).version();
    assertThat(version)
        .isNotEqualTo(new LogExaminer().version())
        .isNotEqualTo(new LogExaminer(Rules.of("site: *no seat for *")).version())
        .isEqualTo(new LogExaminer(Rules.of(RULES.text())).version());
  }

  @Test
  @Timeout(60)
  void failures_are_read_again_when_rules_change(@TempDir Path data) throws InterruptedException {
    StoreSettings where = StoreSettings.in(data);
    try (Store store = Store.open(where, new LogExaminer());
        SpackmonServer server = SpackmonServer.start(ServerSettings.defaults(), store)) {
      String token = new Accounts(store).add("ada", null).token();
      new Sender(server.url(), "ada", token)
          .post(SampleJournal.RUN, Sender.pieces(SampleJournal.whole(), 9_000));
      assertThat(kindsWith(store, "compile")).doesNotContain("ours");
    }
    Rules rules = Rules.of("ours: *error: no such thing => nothing of the kind");
    try (Store store = Store.open(where, new LogExaminer(rules))) {
      assertThat(kindsWith(store, "ours")).doesNotContain("compile");
    }
  }

  /** Classes of what failed, once one of them is there. */
  private static List<String> kindsWith(Store store, String kind) throws InterruptedException {
    store.jobs().start();
    List<String> kinds = List.of();
    while (!kinds.contains(kind)) {
      Thread.sleep(20);
      FailuresView all = FailuresView.of(Map.of("show", List.of("all")));
      kinds = Views.of(store).failures().list(all).rows().stream().map(FailureRow::kind).toList();
    }
    return kinds;
  }
}
