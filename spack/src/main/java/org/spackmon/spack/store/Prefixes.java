package org.spackmon.spack.store;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where are the prefixes of an install tree? A tree that was copied, or is seen through another
 * mount, still has the same shape below its root.
 */
final class Prefixes {
  /** What Spack leaves in a prefix. */
  static final Path METADATA = Path.of(".spack");

  private static final Path SPEC = METADATA.resolve("spec.json");

  /** What Spack left before 0.17. */
  private static final Path OLD_SPEC = METADATA.resolve("spec.yaml");

  /** Deeper than any projection of directories that is in use. */
  private static final int DEPTH = 8;

  private final Path root;

  /** What of paths in the database stands for the root; null until it was found out. */
  private @Nullable Path formerRoot;

  private int format;

  Prefixes(Path root) {
    this.root = root;
  }

  Path of(InstallRecord record) {
    String path = record.path();
    if (path == null) {
      return root.resolve(record.hash());
    }
    try {
      return record.node().external() ? Path.of(path) : here(Path.of(path));
    } catch (InvalidPathException e) {
      return root.resolve(record.hash());
    }
  }

  private Path here(Path path) {
    if (path.startsWith(root)) {
      return path;
    }
    if (formerRoot == null || !path.startsWith(formerRoot)) {
      Path found = formerRoot(path);
      if (found == null) {
        return path;
      }
      formerRoot = found;
    }
    return root.resolve(formerRoot.relativize(path));
  }

  /** The shortest beginning of the path whose rest is here; null where there is none. */
  private @Nullable Path formerRoot(Path path) {
    for (int i = 1; i < path.getNameCount(); i++) {
      Path rest = path.subpath(i, path.getNameCount());
      if (Files.isDirectory(root.resolve(rest))) {
        Path start = path.getRoot();
        return start == null ? path.subpath(0, i) : start.resolve(path.subpath(0, i));
      }
    }
    return null;
  }

  /** Prefixes by what they say of themselves, where no database does. */
  List<InstallRecord> search(Problems problems) {
    List<InstallRecord> found = new ArrayList<>();
    List<Path> links = new ArrayList<>();
    try {
      Files.walkFileTree(
          root.toRealPath(), // a link is no folder to walk
          EnumSet.noneOf(FileVisitOption.class),
          DEPTH,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
              if (!Files.isDirectory(folder.resolve(METADATA))) {
                return FileVisitResult.CONTINUE;
              }
              InstallRecord record = read(folder, problems);
              if (record != null) {
                found.add(record);
              }
              return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              if (facts.isSymbolicLink() && Files.isDirectory(file.resolve(METADATA))) {
                links.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              problems.found(file, e);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      problems.found(root, e);
    }
    addLinks(links, found, problems);
    return found;
  }

  /** A prefix may lie elsewhere; a deprecated one leads to what took its place. */
  private void addLinks(List<Path> links, List<InstallRecord> found, Problems problems) {
    Set<String> known = found.stream().map(InstallRecord::hash).collect(toSet());
    for (Path link : links) {
      InstallRecord record = read(link, problems);
      if (record != null && known.add(record.hash())) {
        found.add(record);
      }
    }
  }

  /** The format of the spec files that were found; 0 where none was, or none says it. */
  int format() {
    return format;
  }

  /** Where a prefix says what it is, and what it needs. */
  static Path specOf(Path prefix) {
    Path old = prefix.resolve(OLD_SPEC);
    Path file = prefix.resolve(SPEC);
    return Files.exists(old) && !Files.exists(file) ? old : file;
  }

  private @Nullable InstallRecord read(Path prefix, Problems problems) {
    Path file = specOf(prefix);
    try {
      SpecFile spec = SpecFile.read(file, problems);
      StoredNode node = spec.root();
      format = Math.max(format, spec.format());
      if (node != null && node.hash() != null && Hashes.is(node.hash())) {
        long written = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
        return new InstallRecord(
            node.hash(), prefix.toString(), true, false, written, null, null, node);
      }
      problems.found(file + ": names no spec");
    } catch (IOException e) {
      problems.found(file, e);
    }
    return null;
  }
}
