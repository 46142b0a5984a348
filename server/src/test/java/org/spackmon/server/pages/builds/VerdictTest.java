package org.spackmon.server.pages.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spackmon.record.Outcome;
import org.spackmon.storage.views.builds.AttemptPart;
import org.spackmon.storage.views.builds.ClaimRow;
import org.spackmon.storage.views.builds.PhaseRow;

final class VerdictTest {
  private static final Instant AT = Instant.EPOCH;

  @Test
  void failing_phase_is_named() {
    assertThat(reason(Outcome.FAILED, "build", "FAILED")).isEqualTo("The phase build failed.");
  }

  @Test
  void claim_that_differs_is_told() {
    assertThat(reason(Outcome.FAILED, "build", "SUCCESS"))
        .isEqualTo("The phase build failed, although the client said SUCCESS.");
  }

  @Test
  void failure_without_an_end_is_told_as_such() {
    assertThat(reason(Outcome.FAILED, "build"))
        .isEqualTo("The phase build failed; the client has not said how the build ended.");
  }

  @Test
  void cancelled_where_failed_was_said_is_explained() {
    assertThat(reason(Outcome.CANCELLED, null, "FAILED", "FAILED"))
        .contains("said FAILED for this package")
        .contains("so this one was cancelled");
  }

  private static String reason(
      Outcome outcome, @org.jspecify.annotations.Nullable String failing, String... claims) {
    List<PhaseRow> phases =
        failing == null
            ? List.of()
            : List.of(new PhaseRow(1, failing, "ERROR", true, null, null, AT, null));
    List<ClaimRow> said =
        Arrays.stream(claims).map(status -> new ClaimRow(1, null, status, null, 1, AT)).toList();
    return Verdict.of(
            new AttemptPart(
                1, 1, outcome, phases, said, List.of(), List.of(), AT, null, null, null))
        .reason();
  }
}
