package org.spackmon.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.spackmon.advisories.Osv;
import org.spackmon.advisories.OsvException;
import org.spackmon.app.importing.Import;
import org.spackmon.app.importing.LocalDoor;
import org.spackmon.app.importing.Progress;
import org.spackmon.storage.Store;
import org.spackmon.storage.advisories.Loading;

/** What a site has before anything was monitored: recorded install trees, and an advisory. */
final class Imported {
  private static final String SITE = "tidelab";
  private static final String MAP = "zlib = https://git.example.org/zlib\n";

  private Imported() {}

  /**
   * Imports all of it.
   *
   * @param trees a folder for them
   * @param user in whose name
   */
  static void into(Store store, Path trees, String user) throws IOException {
    for (RecordedTree recorded : RecordedTree.all()) {
      Path tree = recorded.unpack(trees);
      tell(store, user, recorded.system(), tree, trees);
      if (recorded.spack().equals("develop")) {
        Path environment = trees.resolve(recorded.system()).resolve("environments/forecast");
        RecordedTree.environment(tree, "netcdf", environment);
        tell(store, user, recorded.system(), environment, trees);
      }
    }
    advisory(store);
  }

  private static void tell(Store store, String user, String system, Path what, Path trees)
      throws IOException {
    Import.Wanted wanted =
        new Import.Wanted(
            List.of(what),
            system,
            SITE,
            null,
            trees.resolve("labels"),
            List.of("spackmon", "import", "--system", system, what.toString()),
            Map.of(),
            false);
    Progress silent = new Progress(new PrintStream(PrintStream.nullOutputStream()), false);
    new Import(wanted, new LocalDoor(store, user), new PrintWriter(Writer.nullWriter()), silent)
        .run();
  }

  private static void advisory(Store store) throws IOException {
    try (InputStream in = Imported.class.getResourceAsStream("advisory.json")) {
      byte[] json = Objects.requireNonNull(in, "advisory.json").readAllBytes();
      store.advisories().map(MAP);
      Loading loading = store.advisories().load();
      loading.add(Osv.read(json), json);
      loading.finish();
    } catch (OsvException e) {
      throw new IllegalStateException("what we ship is an advisory", e);
    }
  }
}
