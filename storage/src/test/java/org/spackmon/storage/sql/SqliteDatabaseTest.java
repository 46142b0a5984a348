package org.spackmon.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

/** The files: whose they are, who may read them, where they must not be. */
final class SqliteDatabaseTest {
  @TempDir Path directory;

  @Test
  void newFiles_areTheOwnersAlone() throws IOException {
    Path data = directory.resolve("new");
    try (Store store = Store.open(StoreSettings.in(data));
        Stream<Path> files = Files.list(data)) {
      assertThat(store.changes().last()).isZero();
      assertThat(permissions(data)).isEqualTo("rwx------");
      assertThat(files)
          .extracting(file -> file.getFileName() + " " + permissions(file))
          .contains("spackmon.db rw-------", "logs.db rw-------", "server.lock rw-------")
          .allMatch(each -> each.endsWith(" rw-------"));
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void secondStore_onTheSameFiles_isToldThatTheyAreInUse() {
    StoreSettings settings = StoreSettings.in(directory);
    try (Store store = Store.open(settings)) {
      assertThatThrownBy(() -> Store.open(settings))
          .isInstanceOf(StoreException.InUse.class)
          .hasMessageContaining(directory.toString());
      assertThat(store.changes().last()).isZero();
    }
    Store.open(settings).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs4", "lustre", "gpfs", "fuse.sshfs"})
  void directoryOnASharedFileSystem_isRefused_andPostgresNamed(String type) {
    List<String> mounts =
        List.of(
            "/dev/sda1 / ext4 rw 0 0",
            "server:/home /home " + type + " rw 0 0",
            "server:/my\\040data /my\\040data " + type + " rw 0 0",
            "/dev/sdb1 /home/local xfs rw 0 0");

    assertThatThrownBy(() -> NetworkFilesystems.refuse(Path.of("/home/ada/spackmon"), mounts))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll("/home/ada/spackmon", type, "postgresql://");
    assertThatThrownBy(() -> NetworkFilesystems.refuse(Path.of("/my data/x"), mounts))
        .isInstanceOf(StoreException.class);
    NetworkFilesystems.refuse(Path.of("/home/local/ada"), mounts);
    NetworkFilesystems.refuse(Path.of("/homes"), mounts);
  }
}
