package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.spackmon.testkit.Postgres;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How soon does the server listen, and how much memory does it hold when nobody asks? */
@Command(
    name = "footprint",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the shipped server again and again: on no database yet, and on one that is there.",
      "Prints the time until it listens and what is resident in memory some seconds later."
    })
public final class Footprint implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @Option(
      names = "--command",
      paramLabel = "FILE",
      defaultValue = "./spackmon",
      description = "What starts the server (default: ${DEFAULT-VALUE}).")
  private Path command = Path.of("");

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "5",
      description = "Later starts to take the median of (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long it is left alone before its memory is read.")
  private long idle;

  /** One start. */
  private record Start(double wallMillis, double cpuMillis, long mebibytes) {}

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Footprint()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    OUT.println(Machine.describe());
    OUT.println();
    OUT.println("| start | ready after ms | CPU ms | MiB resident when idle |");
    OUT.println("|---|---|---|---|");
    try (Where where = Where.sqlite(Path.of(System.getProperty("java.io.tmpdir")))) {
      starts("SQLite", where.words());
    }
    starts("PostgreSQL", List.of("--database", Postgres.database(Postgres.Collation.C)));
    return 0;
  }

  private void starts(String name, List<String> where) throws IOException, InterruptedException {
    print(name + ", first, makes the database", List.of(start(where)));
    List<Start> later = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      later.add(start(where));
    }
    print(name + ", later, median of " + times, later);
  }

  private Start start(List<String> where) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (StartedServer server = StartedServer.start(command, where)) {
      double wall = (System.nanoTime() - begun) / 1e6;
      long cpu = Processes.familyCpuMillis(server.pid());
      Thread.sleep(idle * 1000);
      return new Start(wall, cpu, Processes.mebibytes(server.pid(), "VmRSS"));
    }
  }

  private static void print(String name, List<Start> starts) {
    OUT.printf(
        "| %s | %.0f | %.0f | %.0f |%n",
        name,
        median(starts, Start::wallMillis),
        median(starts, Start::cpuMillis),
        median(starts, Start::mebibytes));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
    List<Double> sorted = new ArrayList<>(starts.stream().mapToDouble(of).boxed().toList());
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
