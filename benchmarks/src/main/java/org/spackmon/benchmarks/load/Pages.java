package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What does a page cost when the store has seen years of builds? */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills a store, starts the shipped server on it, asks for pages one after the other over",
      "HTTP, and prints the processor time of server and database for each. All are asked for",
      "before, so that the virtual machine is warm. The store is deleted in the end, unless it was",
      "there before (--data or a URL, made by `make fill`)."
    })
public final class Pages implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @Option(
      names = "--database",
      paramLabel = "WHICH",
      defaultValue = "sqlite",
      description = "sqlite, postgresql (one of our own), or a filled one's URL.")
  private String database = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A filled SQLite store (default: a new one is filled).")
  private @Nullable Path data;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many attempts a new store is filled with (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Option(
      names = "--command",
      paramLabel = "FILE",
      defaultValue = "./spackmon",
      description = "What starts the server (default: ${DEFAULT-VALUE}).")
  private Path command = Path.of("");

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "200",
      description = "How often each page is asked for (default: ${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "In so many rounds; the median of their CPU counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100",
      description = "How often before (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only the pages whose URLs match.")
  private Pattern only = Pattern.compile("");

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Record the rounds that count with the Flight Recorder.")
  private @Nullable Path profile;

  private final Map<String, PageFigures> figures = new LinkedHashMap<>();

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Pages()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    OUT.println(Machine.describe());
    try (Where where = where()) {
      List<String> words = new ArrayList<>(where.words());
      words.add("--public-read");
      try (StartedServer server = StartedServer.start(command, words);
          Client client = new Client(server.address(), Client.Manner.KEEP_ALIVE)) {
        Meter meter = new Meter(server.pid(), where.postmaster());
        ask(client, meter);
        print(where.name(), meter);
      }
    }
    return 0;
  }

  private Where where() throws Exception {
    if (data != null) {
      return Where.data(data);
    }
    Where where =
        switch (database) {
          case "sqlite" -> Where.sqlite(Path.of(System.getProperty("java.io.tmpdir")));
          case "postgresql" -> Where.postgres();
          default -> Where.postgres(database);
        };
    if (database.equals("sqlite") || database.equals("postgresql")) {
      Fill.fill(where.settings(), attempts);
    }
    return where;
  }

  private void ask(Client client, Meter meter) throws IOException, InterruptedException {
    List<String> pages = Addresses.all(client, only);
    for (String page : pages) {
      repeat(client, page, warmUp);
    }
    if (profile != null) {
      FlightRecorder.start(meter.server());
    }
    for (int round = 0; round < rounds; round++) {
      for (String page : pages) {
        Meter.Reading before = meter.read();
        List<Long> nanos = repeat(client, page, times);
        figures
            .computeIfAbsent(page, each -> new PageFigures())
            .add(nanos, meter.read().since(before));
      }
    }
    if (profile != null) {
      FlightRecorder.stop(meter.server(), profile);
    }
  }

  private static List<Long> repeat(Client client, String page, int times) throws IOException {
    List<Long> all = client.nanos();
    int start = all.size();
    for (Request request : Collections.nCopies(times, Request.get(page))) {
      client.ask(request, 200);
    }
    return List.copyOf(all.subList(start, all.size()));
  }

  private void print(String name, Meter meter) {
    OUT.printf("%s, one client, %d rounds of %d requests for each page%n%n", name, rounds, times);
    OUT.println(PageFigures.HEAD);
    figures.forEach((page, sum) -> OUT.println(sum.row(page)));
    OUT.printf(
        "%nMost memory resident: %d MiB; load average at the end %s%n",
        Processes.mebibytes(meter.server(), "VmHWM"), Machine.loadAverage());
  }
}
