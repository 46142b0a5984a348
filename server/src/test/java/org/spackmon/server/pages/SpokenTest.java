package org.spackmon.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTest {
  private static final Instant NOW = Instant.parse("2026-11-22T16:10:24Z");

  @ParameterizedTest
  @CsvSource({
    "-30, just now",
    "4, just now",
    "5, 5 s ago",
    "59, 59 s ago",
    "60, 1 min ago",
    "3599, 59 min ago",
    "3600, 1 h ago",
    "86399, 23 h ago",
    "86400, 1 day ago",
    "200000, 2 days ago",
    "2592000, 23 Oct 2026",
    "-3600, 22 Nov 2026",
  })
  void ago_rounds_down(long seconds, String said) {
    assertThat(Spoken.ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 ms",
    "99, 99 ms",
    "100, 0.1 s",
    "999, 0.9 s",
    "9999, 9.9 s",
    "10000, 10 s",
    "60000, 1 min",
    "724000, 12 min 4 s",
    "12000000, 3 h 20 min",
  })
  void took_has_two_units_at_most(long millis, String said) {
    assertThat(Spoken.took(Duration.ofMillis(millis))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, '1,023 bytes'",
    "1536, 1.5 KiB",
    "104857600, 100 MiB"
  })
  void bytes_take_the_unit_that_fits(long bytes, String said) {
    assertThat(Spoken.bytes(bytes)).isEqualTo(said);
  }

  @Test
  void count_is_grouped_by_thousands() {
    assertThat(Spoken.count(999)).isEqualTo("999");
    assertThat(Spoken.count(1_234_567, "line")).isEqualTo("1,234,567 lines");
    assertThat(Spoken.count(1, "line")).isEqualTo("1 line");
  }

  @Test
  void spack_version_keeps_the_start_of_its_commit() {
    assertThat(Spoken.spack("0.19.0.dev0 (3338d536f63187f3e35b81d71394a6ba305af08a)"))
        .isEqualTo("0.19.0.dev0 (3338d53)");
    assertThat(Spoken.spack("0.17.1")).isEqualTo("0.17.1");
  }

  @Test
  void exact_time_is_in_utc() {
    assertThat(Spoken.exact(NOW)).isEqualTo("2026-11-22 16:10:24 UTC");
  }
}
