package org.spackmon.app.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.app.control.Served;
import org.spackmon.app.control.Streams;
import org.spackmon.app.importing.Changed;
import org.spackmon.app.importing.Door;
import org.spackmon.app.importing.Import;
import org.spackmon.app.importing.JunitImport;
import org.spackmon.app.importing.LocalDoor;
import org.spackmon.app.importing.Progress;
import org.spackmon.app.importing.RemoteDoor;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spackmon import}: what is installed already. */
@Command(
    name = "import",
    description = {
      "Record what is installed: Spack roots, install trees, environments, or folders of them.",
      "Called again, it only reads what is new; what is gone is marked. Nothing of Spack is run.",
      "Also files of spack install --log-format=junit."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all of it is recorded",
      "1:something went wrong; called again, it goes on",
      "3:all that could be read is recorded, something was damaged"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon import /opt/spack",
      "  spackmon import --system cluster --site campus /apps/spack /apps/upstream/opt/spack",
      "  spackmon import --host https://monitor.example.org /opt/spack",
      "  spackmon import --watch /opt/spack",
      "  spackmon import nightly.xml"
    })
public final class ImportCommand extends StoreCommand {
  private static final int DAMAGED = 3;
  private static final String BAR = "--bar";
  private static final String WATCH = "--watch";

  @Parameters(
      paramLabel = "STORE",
      arity = "1..*",
      description = "Where Spack or its installs are, or a report of installs.")
  private List<Path> stores = List.of();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "The cluster it is on; kept for next time (default: this machine's name).")
  private @Nullable String system;

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "Whose system that is; kept for next time.")
  private @Nullable String site;

  @Option(
      names = "--stages",
      paramLabel = "DIR",
      description = "Where failed builds left their stages.")
  private @Nullable Path stages;

  @Option(names = "--dry-run", description = "Only say what is new.")
  private boolean dryRun;

  @Option(names = WATCH, description = "Go on, and import again when something changes.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "How often to look when watching (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int every = 30;

  @Option(
      names = {"--host", "--monitor-host"},
      paramLabel = "URL",
      description = "A server, here or far away; who reports: SPACKMON_USER, SPACKMON_TOKEN.")
  private @Nullable String host;

  @Option(
      names = {"--prefix", "--monitor-prefix"},
      paramLabel = "PREFIX",
      description = "Where the server's door for clients is (default: ${DEFAULT-VALUE}).",
      defaultValue = "ms1")
  private String prefix = "ms1";

  @Option(names = BAR, hidden = true, description = "There is a terminal.")
  private boolean bar;

  @Override
  public Integer call() throws Exception {
    Served served = Served.of(spec);
    if (served.store() != null) {
      return super.call();
    }
    bar = Changed.onTerminal();
    Changed changed = new Changed(stores.stream().filter(Files::isDirectory).toList());
    int code = pass();
    while (watch && code != 1) {
      changed.await(Duration.ofSeconds(Math.max(1, every)));
      code = pass();
    }
    return code;
  }

  private int pass() throws Exception {
    if (host != null) {
      return run(
          RemoteDoor.to(host, prefix, System.getenv()),
          new Streams(System.in, System.out, System.err));
    }
    return super.call();
  }

  @Override
  int run(Store store, Streams streams) throws IOException {
    return run(new LocalDoor(store, System.getProperty("user.name", "spackmon")), streams);
  }

  @Override
  int withoutStore(Streams streams) throws IOException {
    return run((Door) null, streams);
  }

  private int run(@Nullable Door door, Streams streams) throws IOException {
    for (Path store : stores) {
      if (!Files.exists(store)) {
        throw new IllegalStateException("there is no folder or file " + store);
      }
    }
    boolean whole = true;
    PrintWriter out = text(streams.out());
    for (Path file : stores) {
      if (!Files.isDirectory(file)) {
        whole &= new JunitImport(file, dryRun ? null : door).run(out);
      }
    }
    List<Path> folders = stores.stream().filter(Files::isDirectory).toList();
    return (folders.isEmpty() || trees(folders, door, streams, out)) && whole ? 0 : DAMAGED;
  }

  private boolean trees(List<Path> folders, @Nullable Door door, Streams streams, PrintWriter out)
      throws IOException {
    Import.Wanted wanted =
        new Import.Wanted(
            folders,
            system,
            site,
            stages,
            StoreOptions.usualFolder(System.getenv()).resolve("import.properties"),
            command(),
            System.getenv(),
            dryRun);
    Progress progress =
        new Progress(new PrintStream(streams.err(), true, StandardCharsets.UTF_8), bar);
    return new Import(wanted, door, out, progress).run() == 0;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("spackmon", "import"));
    stores.forEach(store -> command.add(store.toString()));
    return command;
  }

  @Override
  boolean createsStore() {
    return !dryRun;
  }

  /** Folders by their whole path; who watches is the one at the terminal. */
  @Override
  List<String> arguments() {
    List<String> words = new ArrayList<>();
    for (String word : super.arguments()) {
      if (stores.contains(Path.of(word))) {
        words.add(Path.of(word).toAbsolutePath().normalize().toString());
      } else if (!word.equals(WATCH)) {
        words.add(word);
      }
    }
    if (bar) {
      words.add(BAR);
    }
    return words;
  }
}
