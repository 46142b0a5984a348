package org.spackmon.spack.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in an install tree? Its database says; where that is missing or damaged, the spec files
 * of its prefixes do as well as they can: they don't know what somebody asked for by itself.
 */
public final class StoreContents implements Closeable {
  private final Path root;
  private final Prefixes prefixes;
  private final Map<String, InstallRecord> records = new LinkedHashMap<>();
  private final Map<String, StoredNode> others = new HashMap<>();
  private final List<StoreIndex> indexes = new ArrayList<>();
  private @Nullable String version;
  private boolean whole;

  private StoreContents(Path root) {
    this.root = root;
    this.prefixes = new Prefixes(root);
  }

  /**
   * Reads an install tree.
   *
   * @param upstreams trees from which it takes what it lacks
   */
  public static StoreContents read(Path root, List<Path> upstreams, Problems problems) {
    StoreContents contents = new StoreContents(root);
    contents.readIndex(problems);
    for (Path upstream : upstreams) {
      contents.readUpstream(upstream, problems);
    }
    contents.findDangling(problems);
    return contents;
  }

  private void readIndex(Problems problems) {
    boolean search = true;
    try {
      StoreIndex index = StoreIndex.open(root, problems);
      indexes.add(index);
      index.records().forEach(record -> records.put(record.hash(), record));
      version = index.version();
      whole = index.whole() && !index.lost();
      search = !whole;
    } catch (IOException e) {
      problems.found(root.resolve(StoreIndex.PLACE), e);
    }
    if (search) {
      List<InstallRecord> found = prefixes.search(problems);
      for (InstallRecord record : found) {
        records.putIfAbsent(record.hash(), record);
      }
      problems.found(
          root + ": what its database doesn't say is taken from " + found.size() + " prefixes");
    }
  }

  private void readUpstream(Path upstream, Problems problems) {
    try {
      StoreIndex index = StoreIndex.open(upstream, problems);
      indexes.add(index);
      index.records().forEach(record -> others.putIfAbsent(record.hash(), record.node()));
    } catch (IOException e) {
      problems.found(upstream.resolve(StoreIndex.PLACE), e);
    }
  }

  /** Nodes that nobody knows but the spec files of those that need them. */
  private void findDangling(Problems problems) {
    Set<String> seen = new HashSet<>();
    for (InstallRecord record : List.copyOf(records.values())) {
      Deque<StoredNode> open = new ArrayDeque<>(List.of(record.node()));
      while (!open.isEmpty()) {
        for (String dependency : open.pop().dependencies()) {
          if (node(dependency) == null) {
            takeFromSpecFile(record, dependency, problems);
          } else if (!records.containsKey(dependency) && seen.add(dependency)) {
            open.push(
                Objects.requireNonNull(
                    others.get(dependency))); // an upstream's, which may have one of its own
          }
        }
      }
    }
  }

  private void takeFromSpecFile(InstallRecord record, String dependency, Problems problems) {
    Path file = Prefixes.specOf(prefixes.of(record));
    if (Files.isRegularFile(file)) {
      try {
        SpecFile.read(file, problems).nodes().forEach(others::putIfAbsent);
      } catch (IOException e) {
        problems.found(file, e);
      }
    }
    problems.found(
        "%s %s needs %s, of which the database of %s doesn't know%s"
            .formatted(
                record.node().name(),
                record.hash(),
                dependency,
                root,
                others.containsKey(dependency) ? "; its spec file does" : ""));
  }

  public Path root() {
    return root;
  }

  /** The version of its database, such as "8". */
  public @Nullable String version() {
    return version;
  }

  /** Whether its database was read whole: only then is gone what isn't in it. */
  public boolean whole() {
    return whole;
  }

  public Collection<InstallRecord> records() {
    return Collections.unmodifiableCollection(records.values());
  }

  /** What its database says of a spec; null where it says nothing. */
  public @Nullable InstallRecord record(String hash) {
    return records.get(hash);
  }

  /** Where a spec is, also when the tree isn't where its database says. */
  public Path prefix(InstallRecord record) {
    return prefixes.of(record);
  }

  /** A node of a graph, installed or not; null where nobody knows it. */
  @Nullable StoredNode node(String hash) {
    InstallRecord record = records.get(hash);
    return record != null ? record.node() : others.get(hash);
  }

  /** Which format of spec files its nodes have. */
  int format() {
    String known = version == null ? "" : version;
    return switch (known) {
      case "5" -> 1;
      case "6" -> 3;
      case "7" -> 4;
      default -> prefixes.format() == 0 ? 5 : prefixes.format();
    };
  }

  @Override
  public void close() {
    try {
      for (StoreIndex index : indexes) {
        index.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
