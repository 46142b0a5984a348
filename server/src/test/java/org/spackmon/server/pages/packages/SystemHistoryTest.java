package org.spackmon.server.pages.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.packages.Try;

/** What a history shows, and what it calls slower. */
final class SystemHistoryTest {
  private static List<Try> tries(String system, int... seconds) {
    List<Try> tries = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      tries.add(
          new Try(
              i + 1,
              1,
              Instant.ofEpochSecond(1_000L * i),
              Outcome.SUCCESS,
              Duration.ofSeconds(seconds[i]),
              "1.0",
              system,
              List.of()));
    }
    return tries;
  }

  @Test
  void dots_stand_within_the_picture_in_order_of_time() {
    SystemHistory history = SystemHistory.of(tries("north", 10, 40, 20)).get(0);

    assertThat(history.dots()).extracting(SystemHistory.Dot::x).isSorted();
    assertThat(history.dots())
        .allMatch(dot -> dot.x() > 0 && dot.x() < SystemHistory.WIDTH)
        .allMatch(dot -> dot.y() > 0 && dot.y() < SystemHistory.HEIGHT);
    assertThat(history.dots().get(1).y()).isLessThan(history.dots().get(2).y());
    assertThat(history.longest()).hasSeconds(40);
  }

  @Test
  void what_was_cancelled_is_shown_neither_as_good_nor_as_failed() {
    Try tried = tries("north", 10).get(0);
    Try cancelled =
        new Try(
            9, 1, tried.at(), Outcome.CANCELLED, null, tried.version(), tried.system(), List.of());

    SystemHistory.Dot dot = SystemHistory.of(List.of(tried, cancelled)).get(0).dots().get(1);

    assertThat(dot.good()).isFalse();
    assertThat(dot.failed()).isFalse();
  }

  @Test
  void slower_is_what_the_last_installs_take_longer() {
    SystemHistory history =
        SystemHistory.of(tries("north", 10, 10, 11, 10, 90, 20, 21, 20, 5, 20)).get(0);

    assertThat(history.slower()).isEqualTo("100 % slower than before: 10 s, now 20 s");
  }

  @Test
  void phase_that_grew_most_is_named() {
    List<Try> tries = new ArrayList<>();
    for (Try each : tries("north", 10, 10, 10, 10, 10, 30, 30, 30, 30, 30)) {
      Duration build = Objects.requireNonNull(each.duration()).minusSeconds(4);
      List<Try.Phase> phases =
          List.of(new Try.Phase("configure", Duration.ofSeconds(4)), new Try.Phase("build", build));
      tries.add(
          new Try(
              each.build(),
              each.number(),
              each.at(),
              each.outcome(),
              each.duration(),
              each.version(),
              each.system(),
              phases));
    }

    SystemHistory history = SystemHistory.of(tries).get(0);

    assertThat(history.slower())
        .isEqualTo("200 % slower than before: 10 s, now 30 s, most of it in build");
    assertThat(history.paces())
        .extracting(pace -> pace.name() + " " + pace.percent() + " % " + pace.slower())
        .containsExactly("All of it 200 % true", "configure 0 % false", "build 333 % true");
    assertThat(history.paces().get(2).line().split(" ")).hasSize(10).startsWith("2.0,17.4");
  }

  @Test
  void nothing_is_called_slower_on_little_evidence_or_a_little_change() {
    assertThat(SystemHistory.of(tries("north", 10, 10, 90, 90)).get(0).slower()).isNull();
    assertThat(SystemHistory.of(tries("n", 10, 10, 10, 10, 10, 11, 11, 11, 11, 11)).get(0).slower())
        .isNull();
  }

  @Test
  void systems_come_apart_the_busiest_first_on_one_scale_of_time() {
    List<Try> tries = new ArrayList<>(tries("quiet", 5));
    tries.addAll(tries("busy", 5, 6, 7));

    assertThat(SystemHistory.of(tries))
        .extracting(SystemHistory::system)
        .containsExactly("busy", "quiet");
    assertThat(SystemHistory.of(List.of())).isEmpty();
  }
}
