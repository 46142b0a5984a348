package org.spackmon.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
  @TempDir Path place = Path.of("");

  @Test
  void runs_are_where_the_user_wants_them() {
    assertThat(RunFolder.root(Map.of("HOME", "/h"))).hasToString("/h/.spack/reports/monitor");
    assertThat(RunFolder.root(Map.of("HOME", "/h", "SPACK_USER_CACHE_PATH", "/c")))
        .hasToString("/c/reports/monitor");
    assertThat(
            RunFolder.root(
                Map.of("HOME", "/h", "SPACK_USER_CACHE_PATH", "/c", "SPACKMON_DIR", "/d")))
        .hasToString("/d");
  }

  @Test
  void a_full_disk_sends_the_run_elsewhere() throws IOException {
    Path home = Files.createDirectory(place.resolve("home"));
    int[] tries = {0};
    RunFolder.Made made =
        RunFolder.make(
            "R",
            Map.of("HOME", home.toString(), "TMPDIR", place.toString()),
            journal -> {
              if (tries[0]++ == 0) {
                throw new IOException("No space left on device");
              }
            });
    assertThat(made.folder().path()).startsWith(place).doesNotHaveToString(home.toString());
    assertThat(made.warning())
        .contains(home.toString(), "No space left on device", made.folder().path().toString());
    assertThat(home.resolve(".spack/reports/monitor")).isEmptyDirectory();
    made.journal().close();
  }

  @Test
  void a_file_outside_of_the_folder_is_none_of_the_runs() {
    RunFolder folder = new RunFolder(place.resolve("R"));
    assertThat(folder.named("logs/a.log.gz")).isEqualTo(place.resolve("R/logs/a.log.gz"));
    assertThat(folder.named("../S/events.ndjson")).isNull();
    assertThat(folder.named("/etc/passwd")).isNull();
  }

  @Test
  void ids_sort_by_their_time() {
    assertThat(RunId.of(1_700_000_000_000L, -1, -1))
        .hasToString("018bcfe5-6800-7fff-bfff-ffffffffffff");
    assertThat(RunId.next().version()).isEqualTo(7);
    assertThat(RunId.next().variant()).isEqualTo(2);
  }
}
