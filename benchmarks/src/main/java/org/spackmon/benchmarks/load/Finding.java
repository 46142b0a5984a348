package org.spackmon.benchmarks.load;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.query.SpecQuery;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.inventory.Found;
import org.spackmon.storage.inventory.Inventory;
import org.spackmon.storage.inventory.Where;
import org.spackmon.testkit.filling.Filling;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long does a question about all installs take: the first one, and the others? */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = {
      "Fills a store with installs on 20 systems, where it is empty, and asks questions of it in a",
      "process of its own: counts by system and the first page."
    })
public final class Finding implements Callable<Integer> {
  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 15;
  private static final int ROWS = 50;

  @Option(
      names = "--installs",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int installs;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}/spackmon-finding",
      description = "Where SQLite's store is (default: ${DEFAULT-VALUE}).")
  private Path in = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL instead, as its superuser.")
  private @Nullable String database;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Finding()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    StoreSettings settings =
        database == null
            ? StoreSettings.in(Files.createDirectories(in))
            : StoreSettings.at(database);
    if (empty(settings)) {
      Fill.fill(settings, connection -> Filling.installs(connection, installs));
    }
    try (Store store = Store.open(settings)) {
      Inventory inventory = store.inventory();
      OUT.println("| question | installs found | ms, median | ms, worst | CPU ms, mean |");
      OUT.println("|---|---|---|---|---|");
      OUT.print("the first: ");
      ask(inventory, "zlib@1.2", false, 1);
      for (String query : new String[] {"zlib@1.2", "zlib@1.2:1.3 ^pkgconf", "%gcc", "*"}) {
        ask(inventory, query, false, ROUNDS);
        ask(inventory, query, true, ROUNDS);
      }
    }
    return 0;
  }

  private static boolean empty(StoreSettings settings) {
    try (Store store = Store.open(settings)) {
      return store
          .reads()
          .withHandle(
              handle ->
                  handle
                      .createQuery("SELECT id FROM install LIMIT 1")
                      .mapTo(Long.class)
                      .list()
                      .isEmpty());
    }
  }

  private static void ask(Inventory inventory, String asked, boolean dependents, int rounds)
      throws Exception {
    SpecQuery query = SpecQuery.parse(asked);
    Where where = new Where(null, null, false, dependents);
    double[] took = new double[rounds];
    long found = 0;
    long cpu = cpu();
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      Found answer = inventory.find(query, where);
      inventory.page(answer, null, ROWS);
      took[i] = (System.nanoTime() - start) / 1e6;
      found = answer.hits().size();
    }
    Arrays.sort(took);
    OUT.printf(
        "| `%s`%s | %,d | %.0f | %.0f | %.0f |%n",
        asked,
        dependents ? " and its dependents" : "",
        found,
        took[rounds / 2],
        took[rounds - 1],
        (cpu() - cpu) / 1e6 / rounds);
  }

  /** Nanoseconds of all threads, compilers and garbage collectors too: others may be at work. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
