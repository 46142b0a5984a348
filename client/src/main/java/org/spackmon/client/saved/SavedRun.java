package org.spackmon.client.saved;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files did the old client save of a run, and in which order do they go? */
public record SavedRun(Path folder, List<Item> items) {
  /** What a file is, in the order in which they are sent. */
  enum Kind {
    SPEC("spec-.*\\.json", "specs/new/"),
    BUILD("build-metadata-.*\\.json", "builds/new/"),
    PHASE("build-.*-phase-.*\\.json", "builds/phases/update/"),
    STATUS("build-.*-status\\.json", "builds/update/");

    private final String pattern;
    final String path;

    Kind(String pattern, String path) {
      this.pattern = pattern;
      this.path = path;
    }

    static @Nullable Kind of(String name) {
      for (Kind kind : values()) {
        if (name.matches(kind.pattern)) {
          return kind;
        }
      }
      return null;
    }
  }

  /** One file. */
  record Item(Kind kind, Path file, long changed) {
    String name() {
      return String.valueOf(file.getFileName());
    }
  }

  /** What a folder holds; null if that isn't a run that the old client saved. */
  public static @Nullable SavedRun in(Path folder) throws IOException {
    List<Item> items = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        Kind kind = Kind.of(String.valueOf(file.getFileName()));
        if (kind != null && Files.isRegularFile(file)) {
          items.add(new Item(kind, file, Files.getLastModifiedTime(file).toMillis()));
        }
      }
    }
    items.sort(
        Comparator.comparing(Item::kind)
            .thenComparingLong(Item::changed)
            .thenComparing(Item::name));
    return items.isEmpty() ? null : new SavedRun(folder, List.copyOf(items));
  }
}
