package org.spackmon.spack.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What does a folder hold that can be imported: a Spack, an install tree, environments?
 *
 * @param trees install trees, upstreams behind those that use them
 * @param environments folders of Spack environments
 */
public record Found(List<Tree> trees, List<Path> environments) {

  /**
   * An install tree.
   *
   * @param spack the Spack whose tree it is; null where that isn't known
   * @param upstreams trees from which it takes what it lacks
   * @param stages where that Spack builds; null where that isn't known
   */
  public record Tree(
      Path root, @Nullable Path spack, List<Path> upstreams, @Nullable Path stages) {}

  private static final Path PROGRAM = Path.of("bin", "spack");
  private static final int DEPTH = 3;

  /** Looks into a folder; nothing of Spack is executed. */
  public static Found in(Path folder, Map<String, String> variables, Problems problems) {
    Path here = folder.toAbsolutePath().normalize();
    if (Files.isRegularFile(here.resolve(PROGRAM))
        && Files.isDirectory(here.resolve("lib/spack"))) {
      return ofSpack(here, variables, problems);
    }
    if (EnvironmentFolder.is(here)) {
      return new Found(List.of(), List.of(here));
    }
    if (isTree(here)) {
      return new Found(List.of(new Tree(here, null, List.of(), null)), List.of());
    }
    return below(here, problems);
  }

  private static boolean isTree(Path folder) {
    return Files.isDirectory(folder.resolve(StoreIndex.PLACE.getParent()));
  }

  private static Found ofSpack(Path spack, Map<String, String> variables, Problems problems) {
    SpackConfiguration configuration = SpackConfiguration.read(spack, variables, problems);
    Set<Path> upstreams = new LinkedHashSet<>(configuration.upstreams());
    List<Tree> trees = new ArrayList<>();
    Path own = configuration.tree();
    if (Files.isDirectory(own)) {
      trees.add(new Tree(own, spack, List.copyOf(upstreams), configuration.stages()));
    }
    for (Path upstream : upstreams) {
      trees.add(new Tree(upstream, null, List.of(), null));
    }
    if (trees.isEmpty()) {
      problems.found(spack + ": its install tree " + own + " isn't there");
    }
    return new Found(trees, environments(configuration.environments(), problems));
  }

  private static List<Path> environments(Path folder, Problems problems) {
    return folders(folder, problems).stream().filter(EnvironmentFolder::is).toList();
  }

  /** Trees and environments that lie in a folder of neither kind. */
  private static Found below(Path folder, Problems problems) {
    List<Tree> trees = new ArrayList<>();
    List<Path> environments = new ArrayList<>();
    List<Path> level = List.of(folder);
    for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
      List<Path> next = new ArrayList<>();
      for (Path child : level.stream().flatMap(each -> folders(each, problems).stream()).toList()) {
        if (isTree(child)) {
          trees.add(new Tree(child, null, List.of(), null));
        } else if (EnvironmentFolder.is(child)) {
          environments.add(child);
        } else {
          next.add(child);
        }
      }
      level = next;
    }
    if (trees.isEmpty() && environments.isEmpty() && Files.isDirectory(folder)) {
      // Without its database a tree can only be told from what is in its prefixes.
      trees.add(new Tree(folder, null, List.of(), null));
    }
    return new Found(trees, environments);
  }

  private static List<Path> folders(Path folder, Problems problems) {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(folder, entry -> Files.isDirectory(entry))) {
        entries.forEach(folders::add);
      } catch (IOException e) {
        problems.found(folder, e);
      }
    }
    folders.sort(null);
    return folders;
  }
}
