package org.spackmon.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spackmon.record.Content;
import org.spackmon.storage.ContentWriter;

/** How fast is a log cut, compressed, hashed and counted? */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ContentWriterBenchmark {
  private static final int PIECE = 1 << 13;

  @Param({"200000", "100000000"})
  public int bytes;

  private final Reporter reporter = new Reporter();
  private byte[] log = {};

  /** Beside operations per second: millions of bytes. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Rate {
    private long bytes;

    public double megabytes() {
      return bytes / 1e6;
    }
  }

  @Setup
  public void make() {
    log = PhaseLogs.bytes(1, bytes);
  }

  /** In pieces, as they come from a connection. */
  @Benchmark
  public Content write(Rate rate) {
    ContentWriter writer = reporter.writer();
    for (int at = 0; at < log.length; at += PIECE) {
      writer.write(log, at, Math.min(PIECE, log.length - at));
    }
    rate.bytes += log.length;
    return writer.finish();
  }

  @TearDown
  public void close() {
    reporter.close();
  }
}
