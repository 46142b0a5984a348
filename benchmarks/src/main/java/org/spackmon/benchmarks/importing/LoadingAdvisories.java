package org.spackmon.benchmarks.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.testkit.installing.MadeUpStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long does it take to load advisories and match them, the first time and then? */
@Command(
    name = "advisories",
    mixinStandardHelpOptions = true,
    description = {
      "Makes up an install tree and imports it; makes up advisories, one in three of a package",
      "that is there, and loads them with the shipped program; then all again, and a few new ones."
    })
public final class LoadingAdvisories implements Callable<Integer> {
  private static final PrintStream OUT = System.out;
  private static final int FEW = 500;

  /** Of the usual length: 2.5 KB, most of it prose and versions. */
  private static final String ADVISORY =
      """
      {"schema_version": "1.6.0", "id": "EXAMPLE-%1$d", "modified": "2026-01-01T00:00:00Z",
       "summary": "Something is written where it should not be", "details": "%2$s",
       "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
       "affected": [{"package": {"ecosystem": "OSS-Fuzz", "name": "%3$s"},
         "ranges": [{"type": "ECOSYSTEM",
           "events": [{"introduced": "0"}, {"fixed": "%4$d.2"}, {"introduced": "7.1"}]}],
         "versions": [%5$s]}]}
      """;

  @Option(
      names = "--advisories",
      paramLabel = "N",
      defaultValue = "50000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int advisories;

  @Option(
      names = "--installs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Among how many installs (default: ${DEFAULT-VALUE}).")
  private int installs;

  @Option(
      names = "--in",
      paramLabel = "DIR",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where all of it goes (default: ${DEFAULT-VALUE}).")
  private Path in = Path.of("");

  @Option(
      names = "--command",
      paramLabel = "FILE",
      defaultValue = "./spackmon",
      description = "What loads (default: ${DEFAULT-VALUE}).")
  private Path command = Path.of("");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "A PostgreSQL instead of SQLite in the folder.")
  private @Nullable String database;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "What is installed there, as make find leaves it, instead of a made-up tree.")
  private @Nullable Path store;

  private List<String> names = List.of();

  public static void main(String[] args) {
    System.exit(new CommandLine(new LoadingAdvisories()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(in, "spackmon-advisories");
    try {
      Shipped shipped = new Shipped(command, folder, database);
      if (store == null) {
        Path tree = folder.resolve("tree");
        MadeUpStore.write(tree, installs);
        shipped.run("import", "--system", "measured", tree.toString());
      } else {
        Files.createSymbolicLink(folder.resolve("data"), store.toAbsolutePath());
      }
      names =
          names(
              database == null
                  ? StoreSettings.in(folder.resolve("data"))
                  : StoreSettings.at(database));
      Path map = Files.write(folder.resolve("map"), lines());
      Path all = archive(folder.resolve("all.zip"), 0, advisories);
      Path few = archive(folder.resolve("few.zip"), advisories, FEW);
      String[] load = {"advisories", "load", "--advisory-map", map.toString(), all.toString()};
      OUT.println("| load of | seconds by the clock |");
      OUT.println("|---|---|");
      OUT.printf("| %,d new advisories | %.1f |%n", advisories, shipped.run(load).seconds());
      OUT.print(shipped.output());
      OUT.printf("| %,d known ones | %.1f |%n", advisories, shipped.run(load).seconds());
      OUT.printf(
          "| %,d new ones besides | %.1f |%n",
          FEW, shipped.run("advisories", "load", few.toString()).seconds());
    } finally {
      Importing.remove(folder);
    }
    return 0;
  }

  private static List<String> names(StoreSettings settings) {
    try (Store store = Store.open(settings)) {
      String all = "SELECT name FROM package ORDER BY id";
      return store.reads().withHandle(handle -> handle.createQuery(all).mapTo(String.class).list());
    }
  }

  private List<String> lines() {
    return names.stream().map(name -> name + " = OSS-Fuzz:" + name).toList();
  }

  private Path archive(Path file, int first, int count) throws IOException {
    String prose =
        "Whoever can send a file can have more written than there is room for. ".repeat(20);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = first; i < first + count; i++) {
        StringBuilder versions = new StringBuilder();
        for (int version = 0; version < 60; version++) {
          versions.append(version == 0 ? "" : ", ").append("\"v9.").append(version).append(".1\"");
        }
        zip.putNextEntry(new ZipEntry("EXAMPLE-" + i + ".json"));
        String name = i % 3 == 0 ? names.get(i / 3 % names.size()) : "other-" + i;
        zip.write(ADVISORY.formatted(i, prose, name, 1 + i % 5, versions).getBytes(UTF_8));
      }
    }
    return file;
  }
}
