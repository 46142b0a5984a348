package org.spackmon.spack.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.spack.store.FailureMarks.Failure;

final class FailureMarksTest {
  private static final String MARKED = "m".repeat(32);
  private static final String OTHER = "o".repeat(32);

  @TempDir Path folder;
  private final List<String> problems = new ArrayList<>();

  private Map<String, Failure> read(Stages stages) throws IOException {
    write(
        "tree/.spack-db/failures/broken-" + MARKED,
        """
        {"spec": {"_meta": {"version": 4}, "nodes": [
          {"name": "broken", "version": "1.0", "hash": "%s", "parameters": {}}]}}
        """
            .formatted(MARKED));
    return FailureMarks.read(folder.resolve("tree"), stages, problems::add);
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private Path stage(String below, String hash) throws IOException {
    return write(below + "/spack-stage-broken-1.0-" + hash + "/spack-build-out.txt", "log");
  }

  private static @Nullable Path log(Map<String, Failure> failures, String hash) {
    return Objects.requireNonNull(failures.get(hash)).log();
  }

  @Test
  void usualStages_haveTheLogsOfMarkedFailures_amongThoseOfOtherSpacks() throws IOException {
    Path log = stage("usual", MARKED);
    stage("usual", OTHER);

    Map<String, Failure> failures =
        read(new Stages(List.of(), List.of(folder.resolve("gone"), folder.resolve("usual"))));

    assertThat(failures).containsOnlyKeys(MARKED);
    assertThat(log(failures, MARKED)).isEqualTo(log);
    assertThat(problems).isEmpty();
  }

  @Test
  void ownStages_haveFailuresWithoutAMark_inEachUsersFolder() throws IOException {
    Path adas = stage("own/ada", MARKED);
    Path bobs = stage("own/bob", OTHER);

    Map<String, Failure> failures = read(Stages.in(folder.resolve("own")));

    assertThat(failures).containsOnlyKeys(MARKED, OTHER);
    assertThat(log(failures, MARKED)).isEqualTo(adas);
    assertThat(log(failures, OTHER)).isEqualTo(bobs);
  }
}
