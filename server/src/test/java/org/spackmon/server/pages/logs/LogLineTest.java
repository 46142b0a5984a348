package org.spackmon.server.pages.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.server.pages.logs.LogLine.Look;

final class LogLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken.c:12:9: error: 'struct config' has no member named 'verbosity'",
        "fatal error: hdf5.h: No such file or directory",
        "main.f90:3:5: Fatal Error: Cannot open module file",
        "configure: error: Package requirements were not met",
        "CMake Error at CMakeLists.txt:3 (project):",
        "ld: cannot find -lz",
        "foo.o: undefined reference to `bar'",
        "make: *** [Makefile:14: broken.o] Error 1",
        "==> Error: ProcessError: Command exited with status 2:",
      })
  void line_that_tells_of_an_error_is_marked(String text) {
    assertThat(LogLine.of(1, text, false).look()).isEqualTo(Look.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checking for error.h... yes",
        "gcc -c -o error.o error.c",
        "0 errors, 0 failures",
        "error = 0",
        "install -m 644 error_handling.h",
      })
  void line_that_only_contains_the_word_is_not_marked(String text) {
    assertThat(LogLine.of(1, text, false).look()).isEqualTo(Look.PLAIN);
  }

  @Test
  void warning_and_step_have_looks_of_their_own() {
    assertThat(LogLine.of(1, "warn.c:5:9: warning: unused variable", false).look())
        .isEqualTo(Look.WARNING);
    assertThat(LogLine.of(1, "==> zlib: Executing phase: 'install'", false).look())
        .isEqualTo(Look.STEP);
  }

  @Test
  void terminal_codes_are_taken_away() {
    assertThat(LogLine.of(1, "\u001b[01m\u001b[Kx.c:1:\u001b[m\u001b[K ok", false).text())
        .isEqualTo("x.c:1: ok");
    assertThat(LogLine.of(1, "\u001b]8;;http://x/\u0007link\u001b]8;;\u0007", false).text())
        .isEqualTo("link");
  }

  @Test
  void line_that_overwrote_itself_shows_what_stood_last() {
    assertThat(LogLine.of(1, " 10%\r 50%\r100%", false).text()).isEqualTo("100%");
    assertThat(LogLine.of(1, "dos line\r", false).text()).isEqualTo("dos line");
    assertThat(LogLine.of(1, "\r", false).text()).isEmpty();
  }

  @Test
  void control_characters_become_visible() {
    assertThat(LogLine.of(1, "a\u0000b\tc\u007f", false).text()).isEqualTo("a␀b\tc␡");
  }
}
