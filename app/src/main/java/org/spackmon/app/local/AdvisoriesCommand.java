package org.spackmon.app.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.OsvFiles;
import org.spackmon.app.control.Streams;
import org.spackmon.app.importing.Changed;
import org.spackmon.app.importing.Progress;
import org.spackmon.server.advisories.Vex;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.AdvisoriesView;
import org.spackmon.storage.advisories.AdvisoryRow;
import org.spackmon.storage.advisories.Judged;
import org.spackmon.storage.views.paging.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spackmon advisories}: what is known of vulnerabilities in what is installed. */
@Command(
    name = "advisories",
    description = "Load advisories, and list those that mean something here.",
    subcommands = {
      AdvisoriesCommand.Load.class,
      AdvisoriesCommand.Show.class,
      AdvisoriesCommand.Export.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spackmon advisories load all.zip",
      "  spackmon advisories list",
      "  spackmon advisories vex > ours.openvex.json"
    })
public final class AdvisoriesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Expected one of load, list, vex");
  }

  @Command(
      name = "load",
      description = {
        "Load advisories in the OSV format: folders, .zip archives, .json files.",
        "Called again, only what is new or changed is taken. Nothing is fetched."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:all of them are loaded",
        "1:something went wrong; called again, it goes on",
        "3:all that could be read is loaded, something was damaged"
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  spackmon advisories load all.zip",
        "  spackmon advisories load --advisory-map ours.map osv/PyPI osv/GIT"
      })
  static final class Load extends StoreCommand {
    private static final int DAMAGED = 3;
    private static final String BAR = "--bar";

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Where advisories are.")
    private List<Path> paths = List.of();

    @Option(
        names = "--advisory-map",
        paramLabel = "FILE",
        description = "What advisories call packages here; kept for next time.")
    private @Nullable Path map;

    @Option(names = BAR, hidden = true, description = "There is a terminal.")
    private boolean bar;

    @Override
    public Integer call() throws Exception {
      bar |= Changed.onTerminal();
      return super.call();
    }

    @Override
    int run(Store store, Streams streams) throws IOException {
      if (map != null) {
        AdvisoryMapFile.use(map, store);
      }
      PrintWriter out = text(streams.out());
      PrintStream err = new PrintStream(streams.err(), true, StandardCharsets.UTF_8);
      LoadedFiles loaded = new LoadedFiles(store.advisories().load(), new Progress(err, bar), out);
      new OsvFiles(paths).each(loaded);
      int damaged = loaded.finish();
      store.advisories().catchUp();
      out.printf("Advisories that mean something here: %,d%n", store.advisories().findings());
      return damaged == 0 ? 0 : DAMAGED;
    }

    @Override
    boolean createsStore() {
      return true;
    }

    /** Paths as a whole: the server is elsewhere. */
    @Override
    List<String> arguments() {
      List<String> words = new ArrayList<>();
      for (String word : super.arguments()) {
        Path path = Path.of(word);
        boolean named = paths.contains(path) || path.equals(map);
        words.add(named ? path.toAbsolutePath().normalize().toString() : word);
      }
      if (bar) {
        words.add(BAR);
      }
      return words;
    }
  }

  @Command(
      name = "list",
      description = "List advisories that mean something here, and aren't settled.",
      footerHeading = "%nExample:%n",
      footer = "  spackmon advisories list --show all")
  static final class Show extends StoreCommand {
    @Option(
        names = "--show",
        paramLabel = "WHICH",
        defaultValue = "open",
        description = "open, settled, suggested or all (default: ${DEFAULT-VALUE}).")
    private AdvisoriesView.Show show = AdvisoriesView.Show.OPEN;

    @Override
    int run(Store store, Streams streams) {
      store.advisories().catchUp();
      Table table =
          new Table(
              "ADVISORY", "SEVERITY", "BY ITS DATA", "PACKAGES", "INSTALLS", "SYSTEMS", "SAID");
      AdvisoriesView view = AdvisoriesView.of(Map.of("show", List.of(show.word())));
      Page<AdvisoryRow> page;
      do {
        page = store.advisories().list(view);
        page.rows().forEach(row -> add(table, row));
        view = view.at(page.next());
      } while (page.next() != null);
      table.print(text(streams.out()));
      return 0;
    }

    private static void add(Table table, AdvisoryRow row) {
      String packages =
          row.hits().stream()
              .map(hit -> hit.packageName() + "@" + hit.version())
              .collect(Collectors.joining(" "));
      table.row(
          row.name(),
          row.severity().word(),
          row.verdict() == null ? "" : row.verdict().word(),
          packages,
          Long.toString(row.installs().installs()),
          Long.toString(row.installs().systems()),
          row.statement() == null ? "" : row.statement().status().word());
    }
  }

  @Command(
      name = "vex",
      description = "Print what is said here of advisories, as an OpenVEX document.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {"0:It is printed.", "1:Nothing that is installed is meant."},
      footerHeading = "%nExample:%n",
      footer = "  spackmon advisories vex > ours.openvex.json")
  static final class Export extends StoreCommand {
    @Override
    int run(Store store, Streams streams) {
      store.advisories().catchUp();
      List<Judged> judged = store.advisories().judged(null);
      if (judged.isEmpty()) {
        text(streams.err()).println("Nothing that is installed is meant by any advisory.");
        return 1;
      }
      PrintWriter out = text(streams.out());
      out.print(Vex.json(judged, version(), Instant.now()));
      out.flush();
      return 0;
    }

    private String version() {
      return String.join(" ", spec.root().version()).replaceFirst("^spackmon ", "");
    }
  }
}
