package org.spackmon.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;
import org.spackmon.spack.query.ConcreteSpec;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;

/** How long does it take to read a query, and to ask it of a spec of the usual size? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SpecQueryBenchmark {

  /** Asked of the root alone; of its dependencies; of the whole graph, in vain. */
  @Param({"@1.2: +shared target=x86_64:", "%gcc ^zlib@1.2", "++nosuch ^nosuch"})
  private String text = "";

  private final ConcreteSpec spec = spec();
  private @Nullable SpecQuery query;

  /** Reads what is asked again and again. */
  @Setup
  public void read() throws QueryException {
    query = SpecQuery.parse(text);
  }

  private static ConcreteSpec spec() {
    try {
      return ConcreteSpec.of(SpecReader.read(SpecFiles.post(1)));
    } catch (SpecFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public SpecQuery parse() throws QueryException {
    return SpecQuery.parse(text);
  }

  @Benchmark
  public boolean satisfies() {
    return Objects.requireNonNull(query).matches(spec);
  }
}
