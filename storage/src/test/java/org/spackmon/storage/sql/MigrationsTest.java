package org.spackmon.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spackmon.storage.Backend;
import org.spackmon.storage.Rows;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** The tables are made once, and never by the wrong program. */
final class MigrationsTest {
  @Test
  void versions_areTheHighestAmongTheFiles() throws IOException, URISyntaxException {
    assertThat(highest("record")).isEqualTo(Migrations.RECORD);
    assertThat(highest("chunks")).isEqualTo(Migrations.CHUNKS);
  }

  private static int highest(String set) throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(Migrations.class.getResource("/db/migration/" + set));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
          .max()
          .orElse(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void store_ofANewerProgram_isRefused(Backend backend) {
    StoreSettings settings = backend.nowhere();
    try (Store store = Store.open(settings)) {
      assertThat(Rows.of(store).texts("SELECT name FROM system")).containsExactly("unknown");
    }
    try (Store store = Store.open(settings)) {
      assertThat(Rows.of(store).texts("SELECT name FROM system")).containsExactly("unknown");
      Rows.of(store)
          .execute(
              """
              UPDATE schema_record SET version = '999'
              WHERE installed_rank = (SELECT max(installed_rank) FROM schema_record)""");
    }
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("999");
    Backend.remove(settings);
  }
}
