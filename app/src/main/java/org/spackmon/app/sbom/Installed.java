package org.spackmon.app.sbom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spackmon.spack.HashKind;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;
import org.spackmon.spack.recipe.Provenances;
import org.spackmon.spack.store.Found;
import org.spackmon.spack.store.InstallRecord;
import org.spackmon.spack.store.StoreContents;

/** What do prefixes keep of where their packages come from? What can't be read isn't known. */
final class Installed {
  static final Path SPEC = Path.of(".spack", "spec.json");
  private static final int DEEPEST = 8;
  private static final long LARGEST = 1 << 20;

  private final Map<String, Path> prefixes = new HashMap<>();

  /**
   * Looks where things are installed.
   *
   * @param place a Spack, an install tree, or something in one
   * @param itself whether it is the first two
   */
  Installed(Path place, boolean itself, Map<String, String> variables) {
    for (Path folder = place.toAbsolutePath().normalize();
        folder != null;
        folder = itself ? null : folder.getParent()) {
      if (itself || isStore(folder)) {
        Found.in(folder, variables, problem -> {}).trees().forEach(this::add);
      }
    }
  }

  private static boolean isStore(Path folder) {
    return Files.isDirectory(folder.resolve(".spack-db"))
        || Files.isRegularFile(folder.resolve("bin/spack"));
  }

  private void add(Found.Tree tree) {
    try (StoreContents contents = StoreContents.read(tree.root(), List.of(), problem -> {})) {
      for (InstallRecord record : contents.records()) {
        if (record.installed() && !record.node().external()) {
          prefixes.putIfAbsent(record.hash(), contents.prefix(record));
        }
      }
    }
  }

  /** One that lies in no install tree with a database. */
  void add(SpecNode node, Path prefix) {
    prefixes.putIfAbsent(hash(node), prefix);
  }

  private static String hash(SpecNode node) {
    return String.valueOf(node.hashes().get(HashKind.HASH));
  }

  List<Provenance> provenances(List<SpecNode> nodes) {
    return Provenances.of(nodes, i -> kept(nodes.get(i)));
  }

  private Map<String, byte[]> kept(SpecNode node) {
    Map<String, byte[]> kept = new HashMap<>();
    Path prefix = prefixes.get(hash(node));
    Path metadata = prefix == null ? null : prefix.resolve(".spack");
    if (metadata != null && Files.isDirectory(metadata)) {
      try (Stream<Path> files = Files.walk(metadata, DEEPEST)) {
        files.forEach(file -> take(file, metadata.relativize(file).toString(), node, kept));
      } catch (IOException | UncheckedIOException e) {
        // An install whose recipe can't be read has a bill all the same.
      }
    }
    return kept;
  }

  private static void take(Path file, String name, SpecNode node, Map<String, byte[]> kept) {
    try {
      if (Provenances.tells(name, node.name()) && Files.size(file) <= LARGEST) {
        kept.put(name, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
