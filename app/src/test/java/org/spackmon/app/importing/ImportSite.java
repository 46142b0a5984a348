package org.spackmon.app.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** An empty store, and a person who imports into it. */
final class ImportSite implements AutoCloseable {
  final Store store;
  private final Path folder;
  private String said = "";

  ImportSite(Path folder) {
    this(folder, StoreSettings.in(folder.resolve("data")));
  }

  ImportSite(Path folder, StoreSettings settings) {
    this.folder = folder;
    this.store = Store.open(settings);
  }

  /** Imports, and tells how many things couldn't be read. */
  int imports(Path... stores) throws IOException {
    return imports(new LocalDoor(store, "ada"), stores);
  }

  int imports(Door door, Path... stores) throws IOException {
    return imports(door, null, stores);
  }

  /** The same, where failed builds left their stages. */
  int importsWithStages(Path stages, Path... stores) throws IOException {
    return imports(new LocalDoor(store, "ada"), stages, stores);
  }

  private int imports(Door door, @Nullable Path stages, Path... stores) throws IOException {
    Import.Wanted wanted =
        new Import.Wanted(
            List.of(stores),
            "cluster",
            "campus",
            stages,
            folder.resolve("import.properties"),
            List.of("spackmon", "import"),
            Map.of("HOME", folder.toString()),
            false);
    StringWriter out = new StringWriter();
    Progress progress =
        new Progress(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
    int problems = new Import(wanted, door, new PrintWriter(out, true), progress).run();
    said = out.toString();
    return problems;
  }

  /** What the last import said. */
  String said() {
    return said;
  }

  List<String> texts(String sql) {
    return store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  long number(String sql) {
    return store.reads().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** Name and state of all that is or was installed. */
  List<String> installs() {
    return texts(
        """
        SELECT p.name || CASE WHEN i.explicit = 1 THEN ' explicit' ELSE '' END
          || CASE WHEN i.external = 1 THEN ' external' ELSE '' END
          || CASE WHEN i.uninstalled_at IS NULL THEN '' ELSE ' gone' END
        FROM install i JOIN package p ON p.id = i.package_id ORDER BY 1""");
  }

  /** All bytes that are kept, as text. */
  String everything() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String id : texts("SELECT id FROM content ORDER BY id")) {
      store.contents().read(Long.parseLong(id), all);
    }
    all.writeBytes(
        String.join("\n", texts("SELECT body FROM run_event")).getBytes(StandardCharsets.UTF_8));
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    store.close();
  }
}
