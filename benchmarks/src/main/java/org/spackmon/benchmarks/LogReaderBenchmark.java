package org.spackmon.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spackmon.logs.LogReader;
import org.spackmon.logs.Reading;

/** How fast is a log of 50 MB understood, and what if somebody wants it to be slow? */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LogReaderBenchmark {
  private static final int BYTES = 50_000_000;
  private static final int PIECE = 1 << 16;

  /** The first is as compilers write; the others hold nothing but what has to be looked at. */
  @Param({
    "ordinary",
    "errors",
    "references",
    "vague",
    "tracebacks",
    "commands",
    "harmless",
    "mixed",
    "one-line"
  })
  public String kind = "ordinary";

  private byte[] log = {};

  @Setup
  public void make() {
    log =
        switch (kind) {
          case "errors" -> repeated("a.c:1:2: error: unknown type name 'a%d'\n");
          case "references" -> repeated("x.o:(.text+0x5): undefined reference to `f%d'\n");
          case "vague" -> repeated("error: something %d fatal failed cannot not found\n");
          case "tracebacks" ->
              repeated("Traceback (most recent call last):\n  File \"x\", line %d\n");
          case "harmless" ->
              repeated("parser %d: 0 errors, 0 failed, no fatal exception: none denied\n");
          case "commands" ->
              repeated("gcc -DERROR=%d -Werror -c fatal_error.c -o failed_error.o\n");
          case "one-line" -> repeated("error: %d failed, undefined reference to `f'; ");
          case "mixed" ->
              repeated(
                  """
                  a.c:1:2: error: unknown type name 'a%1$d'
                  configure:%1$d: error: failed
                  Traceback (most recent call last):
                  make: *** [Makefile:3: x%1$d] Error 1
                  CMake Error at a.cmake:%1$d (message):
                  """);
          default -> PhaseLogs.bytes(1, BYTES);
        };
  }

  private static byte[] repeated(String format) {
    StringBuilder text = new StringBuilder(BYTES + 500);
    for (int i = 0; text.length() < BYTES; i++) {
      text.append(String.format(Locale.ROOT, format, i % 5000));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** In pieces, as they come from a store. */
  @Benchmark
  public Reading read() {
    LogReader reader = new LogReader();
    for (int at = 0; at < log.length; at += PIECE) {
      reader.write(log, at, Math.min(PIECE, log.length - at));
    }
    return reader.finish();
  }
}
