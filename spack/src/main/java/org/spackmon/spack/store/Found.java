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
   * @param stages where that Spack builds
   */
  public record Tree(Path root, @Nullable Path spack, List<Path> upstreams, Stages stages) {

    /** A tree of which only the folder is known. */
    static Tree at(Path root) {
      return new Tree(root, null, List.of(), Stages.UNKNOWN);
    }
  }

  private static final Path PROGRAM = Path.of("bin", "spack");

  /** What Spack fills up short roots with, so that binaries can be moved; the last is cut. */
  private static final String PADDING = "__spack_path_placeholder__";

  private static final int DEPTH = 3;

  /** Looks into a folder; nothing of Spack is executed. */
  public static Found in(Path folder, Map<String, String> variables, Problems problems) {
    Path here = folder.toAbsolutePath().normalize();
    if (Files.isRegularFile(here.resolve(PROGRAM))
        && Files.isDirectory(here.resolve("lib/spack"))) {
      return ofSpack(here, variables, problems);
    }
    if (EnvironmentFolder.is(here)) {
      List<Path> all = new ArrayList<>(List.of(here));
      all.addAll(search(here, problems).environments);
      return new Found(List.of(), all);
    }
    Path tree = padded(here, problems);
    if (isTree(tree)) {
      return new Found(List.of(Tree.at(tree)), List.of());
    }
    return below(here, problems);
  }

  /** Where the padding of an install tree ends. */
  private static Path padded(Path root, Problems problems) {
    Path here = root;
    while (!isTree(here)) {
      Path next =
          folders(here, problems).stream()
              .filter(each -> PADDING.startsWith(String.valueOf(each.getFileName())))
              .findFirst()
              .orElse(null);
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }

  private static boolean isTree(Path folder) {
    return Files.isDirectory(folder.resolve(StoreIndex.PLACE.getParent()));
  }

  private static Found ofSpack(Path spack, Map<String, String> variables, Problems problems) {
    SpackConfiguration configuration = SpackConfiguration.read(spack, variables, problems);
    Set<Path> upstreams = new LinkedHashSet<>(configuration.upstreams());
    List<Tree> trees = new ArrayList<>();
    Path own = padded(configuration.tree(), problems);
    if (Files.isDirectory(own)) {
      trees.add(new Tree(own, spack, List.copyOf(upstreams), configuration.stages()));
    }
    for (Path upstream : upstreams) {
      trees.add(Tree.at(upstream));
    }
    if (trees.isEmpty()) {
      problems.found(spack + ": its install tree " + own + " isn't there");
    }
    return new Found(trees, search(configuration.environments(), problems).environments);
  }

  private static Found below(Path folder, Problems problems) {
    Found found = search(folder, problems);
    boolean nothing = found.trees.isEmpty() && found.environments.isEmpty();
    // Without its database a tree can only be told from what is in its prefixes.
    return nothing && Files.isDirectory(folder)
        ? new Found(List.of(Tree.at(padded(folder, problems))), List.of())
        : found;
  }

  /** Trees and environments that lie in a folder of neither kind. */
  private static Found search(Path folder, Problems problems) {
    List<Tree> trees = new ArrayList<>();
    List<Path> environments = new ArrayList<>();
    List<Path> level = List.of(folder);
    for (int depth = 0; depth < DEPTH && !level.isEmpty(); depth++) {
      List<Path> next = new ArrayList<>();
      for (Path child : level.stream().flatMap(each -> folders(each, problems).stream()).toList()) {
        if (isTree(child)) {
          trees.add(Tree.at(child));
        } else if (EnvironmentFolder.is(child)) {
          environments.add(child);
          next.add(child); // others may lie in it
        } else {
          next.add(child);
        }
      }
      level = next;
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
