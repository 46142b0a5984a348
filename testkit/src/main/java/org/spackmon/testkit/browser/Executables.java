package org.spackmon.testkit.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which program does a name mean? */
final class Executables {
  private Executables() {}

  /** The first that is there: absolute paths, or names looked up along PATH. */
  static Optional<Path> first(@Nullable String... names) {
    return Arrays.stream(names)
        .filter(Objects::nonNull)
        .flatMap(Executables::places)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> places(String name) {
    return Path.of(name).isAbsolute()
        ? Stream.of(Path.of(name))
        : Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name));
  }
}
