package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InsideTest {
  private static long marks(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Marks.KNOWN.in(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gcc -DERROR=1 -Werror -c fatal_error.c -o failed_error.o",
        "cc -Werror=format -Wno-error -DNO_ERRORS a.c",
        "  CXX      src/error.cpp",
        "mv errors.tmp failure.o",
        "checking for FAIL_fast... yes",
      })
  void namesThatHoldAMark_areNotRead(String line) {
    assertThat(marks(line)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.c:1:2: error: unknown type",
        "error.c:1: error: x",
        "ERROR: -Werror",
        "FAILED: src/error.o",
        "It failed. Look",
        "It failed.",
        "SyntaxError: invalid syntax",
        "Error 1",
        "[error] x",
        "fatal: no such path",
        "error.f90:3: what",
      })
  void whatSaysSo_isRead(String line) {
    assertThat(marks(line)).isNotZero();
  }
}
