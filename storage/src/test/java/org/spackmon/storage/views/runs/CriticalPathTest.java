package org.spackmon.storage.views.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Outcome;

/** What held a run up. */
final class CriticalPathTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000);

  private static Work work(int began, int ended, Integer... needs) {
    return new Work(
        1,
        1,
        "p",
        "1.0",
        Outcome.SUCCESS,
        Instant.ofEpochSecond(began),
        ended < 0 ? null : Instant.ofEpochSecond(ended),
        List.of(),
        Arrays.asList(needs));
  }

  @Test
  void path_goes_back_from_the_last_to_what_it_waited_for_longest() {
    List<Work> all =
        List.of(work(0, 10), work(0, 30), work(10, 12, 0), work(31, 50, 1, 2), work(12, 20, 2));

    CriticalPath path = CriticalPath.of(all, NOW);

    assertThat(path.places()).containsExactly(1, 3);
    assertThat(path.worked(all, NOW)).hasSeconds(49);
  }

  @Test
  void what_goes_on_ends_now() {
    List<Work> all = List.of(work(0, 10), work(5, -1, 0), work(0, 900));

    assertThat(CriticalPath.of(all, NOW).places()).containsExactly(0, 1);
  }

  @Test
  void run_that_worked_on_nothing_has_none() {
    assertThat(CriticalPath.of(List.of(), NOW).places()).isEmpty();
  }

  @Test
  void circle_ends() {
    assertThat(CriticalPath.of(List.of(work(0, 10, 1), work(0, 9, 0)), NOW).places())
        .containsExactly(1, 0);
  }
}
