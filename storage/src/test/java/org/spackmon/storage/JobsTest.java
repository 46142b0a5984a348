package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that waits: done once, also when somebody dies over it, and never twice at a time. */
@OnEveryDatabase
final class JobsTest extends StoreTest {
  private Teller ada;
  private Rows rows;
  private long build;

  @BeforeEach
  void aBuild() {
    ada = Teller.named(store, "ada");
    rows = Rows.of(store);
    ada.spec(new Graph().node("leaf"));
    build = ada.id("leaf");
  }

  @Test
  void failedPhase_getsTheLineOfItsFirstError() {
    ada.phase(build, "configure", "SUCCESS", "checking error: none\n");
    ada.phase(build, "build", "ERROR", "gcc -Werror -c a.c\na.c:1:1: error: no\nmake: *** [a] 1\n");
    assertThat(store.jobs().waiting()).isEqualTo(1);

    assertThat(store.jobs().runDue()).isEqualTo(1);

    assertThat(rows.texts("SELECT name FROM phase WHERE error_line = 2")).containsExactly("build");
    assertThat(rows.number("SELECT count(*) FROM phase WHERE error_line IS NULL")).isEqualTo(1);
    assertThat(rows.count("job")).isZero();
    assertThat(store.jobs().runDue()).isZero();
  }

  @Test
  void job_whoseWorkerDied_isDoneWhenItsLeaseEnds() {
    ada.phase(build, "build", "ERROR", "error: no\n");
    rows.execute("UPDATE job SET leased_to = 1, due_at = due_at + 86400000000 * 30000");
    assertThat(store.jobs().runDue()).isZero();

    rows.execute("UPDATE job SET due_at = 1");

    assertThat(store.jobs().runDue()).isEqualTo(1);
    assertThat(rows.number("SELECT error_line FROM phase")).isEqualTo(1);
  }

  @Test
  void job_thatFails_isTriedAgainLater_andKeepsItsError() {
    rows.execute(
        """
        INSERT INTO job (kind, subject, version, due_at, leased_to, tries)
        VALUES ('unheard-of', 1, 1, 0, 0, 0)""");

    assertThat(store.jobs().runDue()).isEqualTo(1);
    assertThat(store.jobs().runDue()).isZero();

    assertThat(rows.texts("SELECT error FROM job"))
        .singleElement()
        .asString()
        .contains("unheard-of");
    assertThat(rows.number("SELECT tries FROM job")).isEqualTo(1);
    assertThat(store.jobs().waiting()).isEqualTo(1);
  }

  @Test
  void startedJobs_runInTheBackground() throws InterruptedException {
    store.jobs().start();

    long seen = store.changes().last();
    ada.phase(build, "build", "ERROR", "error: no\n");

    for (int i = 0; i < 600 && store.jobs().waiting() > 0; i++) {
      store.changes().await(seen + 1, 100);
    }
    assertThat(rows.number("SELECT error_line FROM phase")).isEqualTo(1);
  }
}
