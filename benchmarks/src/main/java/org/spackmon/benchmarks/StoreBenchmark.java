package org.spackmon.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spackmon.record.Content;
import org.spackmon.record.Receipt;
import org.spackmon.record.Report;

/**
 * How long until a report is durable on SQLite, when nobody else reports? Each is a transaction of
 * its own here, with its own sync; under load they share it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StoreBenchmark {
  private static final int LOG_BYTES = 200_000;

  /** A store of its own. */
  @State(Scope.Thread)
  public static class Open {
    final Reporter reporter = new Reporter();

    @TearDown
    public void close() {
      reporter.close();
    }
  }

  /** What is reported next, and to whom. */
  abstract static class Next<R extends Receipt> {
    private @Nullable Reporter reporter;
    private @Nullable Report<R> report;

    /** Outside of what is timed. */
    final void is(Reporter at, Report<R> next) {
      reporter = at;
      report = next;
    }

    final R send() {
      return Objects.requireNonNull(reporter).record(Objects.requireNonNull(report));
    }
  }

  /** A spec that nobody posted yet. */
  @State(Scope.Thread)
  public static class NewSpec extends Next<Receipt.SpecKept> {
    @Setup(Level.Invocation)
    public void make(Open open) {
      is(open.reporter, open.reporter.nextSpec());
    }
  }

  /** A spec that everybody knows, posted by a new run. */
  @State(Scope.Thread)
  public static class KnownSpec extends Next<Receipt.SpecKept> {
    private boolean posted;

    @Setup(Level.Invocation)
    public void make(Open open) {
      open.reporter.nextRun();
      is(open.reporter, open.reporter.spec(0));
      if (!posted) {
        send();
        posted = true;
      }
    }
  }

  /** A build that nobody announced yet, of a spec that was posted. */
  @State(Scope.Thread)
  public static class NewBuild extends Next<Receipt.BuildKept> {
    private int node = SpecFiles.NODES;

    @Setup(Level.Invocation)
    public void make(Open open) {
      if (++node >= SpecFiles.NODES) {
        open.reporter.record(open.reporter.nextSpec());
        node = 0;
      }
      is(open.reporter, open.reporter.build(node));
    }
  }

  /** The log of a build that was announced. */
  @State(Scope.Thread)
  public static class Phase extends Next<Receipt.PhaseKept> {
    private final NewBuild builds = new NewBuild();
    private long number;

    @Setup(Level.Invocation)
    public void make(Open open) {
      builds.make(open);
      long build = builds.send().build().id();
      Content log = open.reporter.content(PhaseLogs.bytes(number++, LOG_BYTES));
      is(open.reporter, open.reporter.phase(build, "build", log));
    }
  }

  /** The end of a build that was announced. */
  @State(Scope.Thread)
  public static class Status extends Next<Receipt.BuildUpdated> {
    private final NewBuild builds = new NewBuild();

    @Setup(Level.Invocation)
    public void make(Open open) {
      builds.make(open);
      is(open.reporter, open.reporter.status(builds.send().build().id()));
    }
  }

  @Benchmark
  public Receipt newSpec(NewSpec next) {
    return next.send();
  }

  @Benchmark
  public Receipt knownSpec(KnownSpec next) {
    return next.send();
  }

  @Benchmark
  public Receipt newBuild(NewBuild next) {
    return next.send();
  }

  @Benchmark
  public Receipt phaseWithLog(Phase next) {
    return next.send();
  }

  @Benchmark
  public Receipt status(Status next) {
    return next.send();
  }
}
