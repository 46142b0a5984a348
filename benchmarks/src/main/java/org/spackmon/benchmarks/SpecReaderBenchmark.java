package org.spackmon.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.spack.SpecReader;

/** How long does it take to read a spec file of the usual size, digests included? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SpecReaderBenchmark {

  private static final int NODES = 55;

  private static final String FEATURES =
      IntStream.range(0, 22).mapToObj("\"feature%d\""::formatted).collect(Collectors.joining(","));

  private static final String NODE =
      """
      {"name": "package-%1$d", "version": "3.%1$d.0",
       "arch": {"platform": "linux", "platform_os": "debian12",
        "target": {"name": "zen3", "vendor": "AuthenticAMD", "features": [%2$s],
         "generation": 0, "parents": ["zen2", "x86_64_v3"]}},
       "compiler": {"name": "gcc", "version": "12.2.0"}, "namespace": "builtin",
       "parameters": {"shared": true, "static": false, "libs": ["shared", "static"],
        "cflags": [], "cppflags": [], "cxxflags": [], "fflags": [], "ldflags": [], "ldlibs": []},
       "dependencies": [%3$s],
       "hash": "d%1$031d", "full_hash": "f%1$031d", "build_hash": "b%1$031d"}""";

  private static final String EDGE =
      "{\"name\": \"package-%1$d\", \"build_hash\": \"b%1$031d\", \"type\": [\"build\", \"link\"]}";

  private final byte[] document = document();

  private static byte[] document() {
    String nodes =
        IntStream.range(0, NODES)
            .mapToObj(i -> NODE.formatted(i, FEATURES, edges(i)))
            .collect(
                Collectors.joining(
                    ",\n", "{\"spec\": {\"_meta\": {\"version\": 2}, \"nodes\": [", "]}}"));
    return nodes.getBytes(StandardCharsets.UTF_8);
  }

  private static String edges(int from) {
    return IntStream.of(from + 1, from + 2, from + 5)
        .filter(to -> to < NODES)
        .mapToObj(EDGE::formatted)
        .collect(Collectors.joining(","));
  }

  @Benchmark
  public SpecDocument read() throws SpecFormatException {
    return SpecReader.read(document);
  }
}
