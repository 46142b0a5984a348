package org.spackmon.spack.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cases of a real Spack can't show: where an error is, and that nothing runs away. */
final class SpecQueryTest {

  @ParameterizedTest
  @CsvSource({
    "hdf5 !,                  unexpected character,                5, 6",
    "hdf5@1.2 zlib,           'expected one spec, found more',     9, 13",
    "+mpi~mpi,                'the variant \"mpi\" is given twice', 4, 8",
    "hdf5@5.6.3:5.4,          'the range 5.6.3:5.4 is empty',      4, 14",
    "./hdf5.json,             a query can't be a file,             0, 11",
    "hdf5 ^[deptypes=x] zlib, 'expected build, link, run or test, found \"x\"', 7, 17"
  })
  void error_says_what_and_where(String query, String message, int start, int end) {
    QueryException error = catchThrowableOfType(QueryException.class, () -> SpecQuery.parse(query));
    assertThat(error).hasMessage(message);
    assertThat(error.start()).isEqualTo(start);
    assertThat(error.end()).isEqualTo(end);
  }

  @Test
  void pointer_counts_characters_and_stays_on_one_line() {
    QueryException error =
        catchThrowableOfType(QueryException.class, () -> SpecQuery.parse("a x='\uD83D\uDE00'\n!"));
    assertThat(error.pointer()).isEqualTo("a x='\uD83D\uDE00' !\n" + " ".repeat(8) + "^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\'", "'", "a.", "%a", "c,", "[", "~", "@1,", "=1.1,", " ^zlib", "\\"})
  void long_text_is_answered_whatever_it_is(String piece) {
    for (String start : new String[] {"", "x='", "@1,", "^", "^["}) {
      String query = start + piece.repeat(9_000 / piece.length());
      try {
        assertThat(SpecQuery.parse(query)).hasToString(query);
      } catch (QueryException e) {
        assertThat(e.end()).isLessThanOrEqualTo(query.length());
      }
    }
  }

  @Test
  void text_that_nobody_types_is_refused() {
    assertThatThrownBy(() -> SpecQuery.parse("a".repeat(10_001)))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("10000");
  }
}
