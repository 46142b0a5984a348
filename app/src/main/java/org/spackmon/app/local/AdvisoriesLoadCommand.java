package org.spackmon.app.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.OsvFiles;
import org.spackmon.app.control.Streams;
import org.spackmon.app.importing.Changed;
import org.spackmon.app.importing.Progress;
import org.spackmon.storage.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spackmon advisories load}: takes OSV files, and matches them with what is installed. */
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
final class AdvisoriesLoadCommand extends StoreCommand {
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
