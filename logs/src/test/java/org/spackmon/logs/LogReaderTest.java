package org.spackmon.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LogReaderTest {
  private static final String BREAKS =
      "reef.c:3:9: error: 'tide' undeclared (first use in this function)";

  @Test
  void nothing_says_nothing() {
    Reading reading = read("");
    assertThat(reading.diagnosis()).isNull();
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.lines()).isZero();
  }

  @Test
  void pieces_of_any_size_say_the_same() {
    byte[] log =
        "gcc -c reef.c\n"
            .repeat(60_000)
            .concat(BREAKS + "\nmake: *** [reef.o] Error 1\n")
            .getBytes(StandardCharsets.UTF_8);
    Reading whole = read(log);
    assertThat(whole.errors().get(0).line()).isEqualTo(60_001);
    SplittableRandom random = new SplittableRandom(4);
    for (int most : new int[] {1, 7, 4096, 300_000}) {
      LogReader reader = new LogReader();
      for (int at = 0; at < log.length; ) {
        int length = Math.min(log.length - at, 1 + random.nextInt(most));
        reader.write(log, at, length);
        at += length;
      }
      assertThat(reader.finish()).isEqualTo(whole);
    }
  }

  @Test
  void colours_and_progress_are_left_out() {
    Reading reading =
        read(
            "\rgetting  1%\rgetting 99%\r\u001b[01m\u001b[Kreef.c:3:9:\u001b[m\u001b[K \u001b[01;31m\u001b[Kerror: \u001b[m\u001b[K'tide' undeclared (first use in this function)\r\n");
    assertThat(reading.errors())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.text()).isEqualTo(BREAKS);
              assertThat(e.line()).isEqualTo(1);
              assertThat(e.file()).isEqualTo("reef.c");
              assertThat(e.sourceLine()).isEqualTo(3);
              assertThat(e.column()).isEqualTo(9);
            });
  }

  @Test
  void bad_utf8_is_no_obstacle() {
    byte[] log = ("x\u0000?\n" + BREAKS + "\n").getBytes(StandardCharsets.UTF_8);
    log[0] = (byte) 0xff;
    log[2] = (byte) 0xc3;
    assertThat(read(log).errors())
        .singleElement()
        .satisfies(e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void a_line_of_many_megabytes_is_one_line() {
    LogReader reader = new LogReader();
    byte[] piece =
        "error undefined reference failed ".repeat(2000).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 300; i++) {
      reader.write(piece, 0, piece.length);
    }
    byte[] end = ("\n" + BREAKS + "\n").getBytes(StandardCharsets.UTF_8);
    reader.write(end, 0, end.length);
    Reading reading = reader.finish();
    assertThat(reading.lines()).isEqualTo(2);
    assertThat(reading.errors()).anySatisfy(e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void findings_are_bounded_whatever_a_log_holds() {
    LogReader reader = new LogReader();
    for (int i = 0; i < 50_000; i++) {
      byte[] line =
          ("a.c:1:1: error: unknown type name 'a" + (i % 7000) + "x'\n")
              .getBytes(StandardCharsets.UTF_8);
      reader.write(line, 0, line.length);
    }
    assertThat(reader.finish().errors()).hasSizeLessThanOrEqualTo(1000);
  }

  @Test
  void noise_of_any_bytes_is_read_to_its_end() {
    byte[] noise = new byte[3_000_000];
    new SplittableRandom(11).nextBytes(noise);
    byte[] words =
        "error: fatal *** [x] Traceback (most recent call last): \n\r"
            .getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + 100 < noise.length; at += 97) {
      System.arraycopy(words, 0, noise, at, words.length);
    }
    long newlines = 0;
    for (byte b : noise) {
      newlines += b == '\n' ? 1 : 0;
    }
    assertThat(read(noise).lines()).isBetween(newlines, newlines + 1);
  }

  @Test
  void errors_of_a_phase_that_went_well_are_only_warnings() {
    Reading reading =
        read(
            "==> sea: Executing phase: 'configure'\n"
                + BREAKS
                + "\n==> sea: Executing phase: 'build'\nfine\n");
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.text()).isEqualTo(BREAKS));
  }

  @Test
  void what_looks_bad_and_is_not_stays_unsaid() {
    assertThat(
            read("""
                    checking for error.h... yes
                    checking whether strerror fails... no
                    gcc -Wall -Werror=format -DERROR=fatal -c error.c -o error.o
                    libtool: compile:  gcc -c fatal_error.c
                    0 errors, 0 failed
                    100% tests passed, 0 tests failed out of 3
                    make: [Makefile:3: all] Error 1 (ignored)
                    # FAIL:  0
                    # ERROR: 0
                    XFAIL: deep.sh
                    -- Looking for no_such_error - not found
                    test result: ok. 3 passed; 0 failed; 0 ignored
                    """)
                .errors())
        .isEmpty();
  }

  @Test
  void make_is_never_the_cause_when_there_is_one() {
    Reading reading =
        read(
            "make: *** [Makefile:8: kelp.o] Error 1\nmake[1]: *** [all] Error 2\n"
                + BREAKS
                + "\nmake: *** [Makefile:8: reef.o] Error 1\n");
    assertThat(reading.errors().get(0).text()).isEqualTo(BREAKS);
    assertThat(reading.diagnosis())
        .isEqualTo("'tide' undeclared (first use in this function) at reef.c:3");
  }

  @Test
  void an_undefined_reference_names_what_was_linked() {
    Reading reading =
        read(
            """
            gcc -o h5diff diff.o
            /usr/bin/ld: diff.o: in function `main':
            diff.c:(.text+0x5): undefined reference to `H5Oopen'
            collect2: error: ld returned 1 exit status
            make: *** [Makefile:8: h5diff] Error 1
            """);
    assertThat(reading.diagnosis())
        .isEqualTo("undefined reference to `H5Oopen` while linking h5diff");
  }

  private static Reading read(String log) {
    return read(log.getBytes(StandardCharsets.UTF_8));
  }

  private static Reading read(byte[] log) {
    LogReader reader = new LogReader();
    byte[] copy = Arrays.copyOf(log, log.length);
    reader.write(copy, 0, copy.length);
    return reader.finish();
  }
}
