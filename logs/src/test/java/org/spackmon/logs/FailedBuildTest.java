package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FailedBuildTest {
  private static final String COMPLAINT = "chartmaker: could not read the depth of quay 4\n";
  private static final String SOMETHING = "Error: something went wrong\n";
  private static final String CAUSE = "reef.c:3:5: error: 'kelp' undeclared\n";
  private static final String ELSE = "cc -c a.c\n";

  @Test
  void errors_far_from_the_end_mean_something_only_if_the_build_failed() {
    String log = SOMETHING + CAUSE + ELSE.repeat(2_000);
    assertThat(read(log).finish().errors()).isEmpty();
    assertThat(read(log).finishFailed().errors()).extracting(Finding::line).containsExactly(2L);
  }

  @Test
  void vague_errors_far_from_the_end_are_better_than_nothing() {
    String log = SOMETHING + ELSE.repeat(2_000);
    assertThat(read(log).finish().errors()).isEmpty();
    assertThat(read(log).finishFailed().errors()).extracting(Finding::line).containsExactly(1L);
  }

  @Test
  void complaints_near_the_end_mean_something_only_if_the_build_failed() {
    String log = ELSE + COMPLAINT + ELSE.repeat(3);
    assertThat(read(log).finish().errors()).isEmpty();
    assertThat(read(log).finishFailed().errors()).extracting(Finding::line).containsExactly(2L);
    assertThat(read(log + ELSE.repeat(200)).finishFailed().errors()).isEmpty();
  }

  private static LogReader read(String log) {
    LogReader reader = new LogReader();
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    reader.write(bytes, 0, bytes.length);
    return reader;
  }
}
