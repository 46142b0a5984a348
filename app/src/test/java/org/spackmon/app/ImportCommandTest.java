package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.app.control.Streams;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.sql.PostgresDatabase;
import org.spackmon.testkit.Postgres;
import org.spackmon.testkit.installing.RecordedStore;

/** {@code spackmon import} as it is typed. */
final class ImportCommandTest {
  private static final PrintStream TERMINAL = System.out;

  @TempDir private Path folder = Path.of("");
  private Path tree = folder;
  private Path data = folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void unpack() throws IOException {
    tree = RecordedStore.unpack("0.23.1", folder.resolve("opt"));
    data = folder.resolve("data");
    System.setOut(new PrintStream(said, true, UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(TERMINAL);
  }

  private int imports(String... options) {
    Streams streams = new Streams(System.in, System.out, System.err);
    String[] words = new String[options.length + 6];
    words[0] = "import";
    words[1] = "--data";
    words[2] = data.toString();
    words[3] = "--system";
    words[4] = "cluster";
    words[5] = tree.toString();
    System.arraycopy(options, 0, words, 6, options.length);
    return Main.commandLine(null, streams).execute(words);
  }

  private void forget(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path index = tree.resolve(".spack-db/index.json");
    ObjectNode root = (ObjectNode) json.readTree(index.toFile());
    ((ObjectNode) root.at("/database/installs"))
        .properties()
        .removeIf(entry -> entry.getValue().at("/spec/name").asText().equals(name));
    json.writeValue(index.toFile(), root);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void dry_run_says_what_is_new_and_makes_no_store() {
    assertThat(imports("--dry-run")).isZero();
    assertThat(said.toString(UTF_8)).contains("5 new");
    assertThat(data).doesNotExist();
  }

  @Test
  void dry_run_makes_no_tables_in_an_empty_database() throws SQLException {
    String url = Postgres.database(Postgres.Collation.C);
    assertThat(imports("--dry-run", "--database", url)).isZero();
    assertThat(said.toString(UTF_8)).contains("5 new");
    try (Connection connection = PostgresDatabase.open(url).migrator(false);
        ResultSet tables = connection.getMetaData().getTables(null, "public", "%", null)) {
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void dry_run_beside_a_store_changes_nothing() throws IOException {
    assertThat(imports()).isZero();
    forget("hdf5");

    assertThat(imports("--dry-run")).isZero();

    assertThat(said.toString(UTF_8)).contains("1 gone");
    try (Store store = Store.open(StoreSettings.in(data))) {
      long gone =
          store
              .reads()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("SELECT count(*) FROM install WHERE uninstalled_at > 0")
                          .mapTo(Long.class)
                          .one());
      assertThat(gone).isZero();
    }
  }

  @Test
  void watch_imports_again_when_something_changed() throws Exception {
    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(() -> imports("--watch", "--every", "1"));
    await(() -> said.toString(UTF_8).contains("5 new"));
    forget("hdf5");
    await(() -> said.toString(UTF_8).contains("1 gone"));
    Files.move(tree, folder.resolve("elsewhere"));

    assertThat(watching.get()).as("there is nothing left to watch").isEqualTo(1);
  }

  @Test
  void store_that_another_holds_for_a_moment_is_waited_for() throws Exception {
    Store held = Store.open(StoreSettings.in(data));
    CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> imports());
    Thread.sleep(1_000);
    assertThat(waiting).isNotDone();
    held.close();

    assertThat(waiting.get()).isZero();
    assertThat(said.toString(UTF_8)).contains("5 new");
  }
}
