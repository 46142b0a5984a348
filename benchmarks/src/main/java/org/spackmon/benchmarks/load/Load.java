package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.benchmarks.SpecFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does each kind of request cost a running server? */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the shipped server on an empty database, asks it what old clients and browsers ask,",
      "and prints the processor time of server and database for each kind of request.",
      "Rounds that warm up the virtual machine come first, and don't count."
    })
public final class Load implements Callable<Integer> {
  static final int MOST_CLIENTS = 64;

  private static final PrintStream OUT = System.out;

  @Option(
      names = "--database",
      paramLabel = "WHICH",
      defaultValue = "sqlite",
      description = "sqlite, postgresql (one of our own), or a URL (default: ${DEFAULT-VALUE}).")
  private String database = "";

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where SQLite keeps its files (default: ${DEFAULT-VALUE}).")
  private Path in = Path.of("");

  @Option(
      names = "--command",
      paramLabel = "FILE",
      defaultValue = "./spackmon",
      description = "What starts the server (default: ${DEFAULT-VALUE}).")
  private Path command = Path.of("");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "A server that runs already; needs --user, --token and --pid.")
  private @Nullable String url;

  @Option(names = "--user", paramLabel = "NAME", description = "Its user.")
  private String user = "";

  @Option(names = "--token", paramLabel = "HEX", description = "The user's token.")
  private String token = "";

  @Option(names = "--pid", paramLabel = "N", description = "Its process, on this machine.")
  private long pid;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many ask at the same time (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often all is measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds before those that count (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "160",
      description = "No round begins after this time (default: ${DEFAULT-VALUE}).")
  private long seconds;

  @Option(
      names = "--skip",
      paramLabel = "REGEX",
      defaultValue = "none",
      description = "Leave out the requests whose names match.")
  private Pattern skip = Pattern.compile("");

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Record the rounds that count with the Flight Recorder.")
  private @Nullable Path profile;

  private final Map<Kind, Figures> figures = new LinkedHashMap<>();

  /** Whose figures are added up. */
  private record Kind(String name, Client.Manner manner) {}

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Load()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (clients > MOST_CLIENTS) {
      throw new IllegalArgumentException("at most " + MOST_CLIENTS + " clients");
    }
    OUT.println(Machine.describe());
    try (Where where = where()) {
      if (url != null) {
        User who = new User(user, token);
        measure(StartedServer.address(url), who, new Meter(pid, where.postmaster()), where);
      } else {
        try (StartedServer server = StartedServer.start(command, where.words())) {
          Meter meter = new Meter(server.pid(), where.postmaster());
          measure(server.address(), server.user(), meter, where);
        }
      }
    }
    return 0;
  }

  private Where where() throws Exception {
    return switch (database) {
      case "sqlite" -> Where.sqlite(in);
      case "postgresql" -> Where.postgres();
      default -> Where.postgres(database);
    };
  }

  private void measure(InetSocketAddress server, User who, Meter meter, Where where)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Predicate<Integer> inTime =
        round -> System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds);
    int all = warmUp + rounds;
    int done = 0;
    try (Crowd crowd = new Crowd(server, clients)) {
      crowd.run(List.of(new Session(who, 0)), Client.Manner.KEEP_ALIVE);
      for (; done < all && inTime.test(done); done++) {
        if (done == warmUp && profile != null) {
          FlightRecorder.start(meter.server());
        }
        Meter counting = done >= warmUp ? meter : null;
        round(new Round(who, 2 * done), crowd, Client.Manner.KEEP_ALIVE, counting);
        round(new Round(who, 2 * done + 1), crowd, Client.Manner.CLOSE, counting);
      }
    }
    print(where.name(), done, meter);
    if (profile != null) {
      FlightRecorder.stop(meter.server(), profile);
    }
  }

  private void round(Round round, Crowd crowd, Client.Manner manner, @Nullable Meter meter)
      throws IOException, InterruptedException {
    for (Round.Step step : round.steps(clients)) {
      if (skip.matcher(step.name()).find()) {
        continue;
      }
      List<Task> tasks = step.tasks().get();
      Meter.Reading before = meter == null ? Meter.Reading.NONE : meter.read();
      List<Long> nanos = crowd.run(tasks, manner);
      if (meter != null) {
        figures
            .computeIfAbsent(new Kind(step.name(), manner), kind -> new Figures())
            .add(nanos, meter.read().since(before));
      }
    }
  }

  private void print(String databaseName, int done, Meter meter) {
    OUT.printf(
        "%s, %d clients, %d rounds after %d to warm up, %d nodes to a spec%n%n",
        databaseName, clients, done - warmUp, warmUp, SpecFiles.NODES);
    OUT.println(Figures.HEAD);
    figures.forEach((kind, sum) -> OUT.println(sum.row(kind.name, kind.manner)));
    OUT.printf(
        "%nMost memory resident: %d MiB; load average at the end %s%n",
        Processes.mebibytes(meter.server(), "VmHWM"), Machine.loadAverage());
  }
}
