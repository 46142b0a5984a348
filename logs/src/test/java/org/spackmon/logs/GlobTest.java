package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class GlobTest {
  @Test
  void a_pattern_is_the_whole_line() {
    assertThat(new Glob("no licence").match("no licence")).isEmpty();
    assertThat(new Glob("no licence").match("no licences")).isNull();
    assertThat(new Glob("no licence*").match("no licences")).containsExactly("s");
    assertThat(new Glob("*licence").match("no licences")).isNull();
  }

  @Test
  void wildcards_stand_for_as_little_as_can_be_but_the_last() {
    assertThat(new Glob("*: no * for *").match("icc: no licence for x for y"))
        .containsExactly("icc", "licence", "x for y");
    assertThat(new Glob("a*ab*b").match("aababb")).containsExactly("", "ab");
    assertThat(new Glob("**").match("x")).containsExactly("", "x");
  }

  @Test
  void ends_that_overlap_are_no_match() {
    assertThat(new Glob("licence*cence").match("licence")).isNull();
    assertThat(new Glob("ab*b*b").match("abb")).isNull();
  }

  @Test
  void a_piece_that_repeats_itself_is_found_where_it_begins_first() {
    assertThat(new Glob("*abcabd*").match("abcabcabdabcabd")).containsExactly("abc", "abcabd");
    assertThat(new Glob("*aab*").match("aaaab")).containsExactly("aa", "");
  }

  /** What backtracks would not come back from this one. */
  @Test
  void a_hostile_pattern_is_given_up_in_one_pass() {
    Glob glob = new Glob("*" + ("a".repeat(40) + "*").repeat(9) + "b");
    String line = "a".repeat(1_000_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(new Glob("*" + "a".repeat(400) + "b*").match(line)).isNull();
            assertThat(glob.match(line + "c")).isNull();
          }
        });
  }

  @Test
  void the_longest_run_of_ascii_is_what_is_searched_for() {
    assertThat(new Glob("*lïcence server*down").longest()).isEqualTo("cence server");
    assertThat(new Glob("*").longest()).isEmpty();
  }
}
