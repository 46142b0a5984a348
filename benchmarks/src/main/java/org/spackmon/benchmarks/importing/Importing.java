package org.spackmon.benchmarks.importing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.testkit.installing.MadeUpStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long does it take to import what is installed, the first time and again? */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes up an install tree, imports it with the shipped program into an empty database,",
      "and once more when nothing is new."
    })
public final class Importing implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @Option(
      names = "--installs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int installs;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where the database goes (default: ${DEFAULT-VALUE}).")
  private Path in = Path.of("");

  @Option(
      names = "--tree-in",
      paramLabel = "DIR",
      description =
          "Where the tree goes, about 25 KB for each install (default: where the database goes).")
  private @Nullable Path treeIn;

  @Option(names = "--keep", description = "Leave both where they are, and say where.")
  private boolean keep;

  @Option(
      names = "--command",
      paramLabel = "FILE",
      defaultValue = "./spackmon",
      description = "What imports (default: ${DEFAULT-VALUE}).")
  private Path command = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL instead of SQLite in the folder.")
  private @Nullable String database;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Importing()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(in, "spackmon-import");
    Path tree = treeIn == null ? folder : Files.createTempDirectory(treeIn, "spackmon-tree");
    try {
      MadeUpStore.write(tree.resolve("tree"), installs);
      Shipped shipped = new Shipped(command, folder, database);
      String[] words = {"import", "--system", "measured", tree.resolve("tree").toString()};
      OUT.println("| import of | seconds by the clock | CPU s | MB resident at most |");
      OUT.println("|---|---|---|---|");
      OUT.printf("| %,d new installs %s%n", installs, shipped.run(words).cells());
      OUT.printf("| %,d known ones %s%n", installs, shipped.run(words).cells());
    } finally {
      if (keep) {
        OUT.println("Left: " + folder + " and " + tree);
      } else {
        remove(folder);
        remove(tree);
      }
    }
    return 0;
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
