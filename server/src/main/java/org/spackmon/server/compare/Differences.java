package org.spackmon.server.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.compare.GraphDiff;
import org.spackmon.spack.compare.GraphDiff.Change;
import org.spackmon.spack.compare.GraphDiff.Lone;
import org.spackmon.spack.compare.GraphDiff.NodeDiff;
import org.spackmon.storage.views.failures.Moment;

/** In what do two attempts differ: the specs and all that they need, where, by which Spack? */
public final class Differences {
  private Differences() {}

  /** All that differs in the specs. */
  public static List<Difference> specs(GraphDiff diff) {
    List<Difference> all = new ArrayList<>();
    for (NodeDiff node : diff.changed()) {
      for (Change change : node.changes()) {
        all.add(new Difference(below(node.path()), change.what(), change.before(), change.after()));
      }
    }
    for (Lone lone : diff.gone()) {
      all.add(new Difference(below(lone.path()), "no longer needed", named(lone), null));
    }
    for (Lone lone : diff.come()) {
      all.add(new Difference(below(lone.path()), "newly needed", null, named(lone)));
    }
    return all;
  }

  /** Where and by which Spack it was built. */
  public static List<Difference> machines(Moment before, Moment after) {
    List<Difference> all = new ArrayList<>();
    add(all, "Spack", before.spackVersion(), after.spackVersion());
    add(all, "Spack commit", before.spackCommit(), after.spackCommit());
    add(all, "build host", before.hostname(), after.hostname());
    add(all, "host's system", before.hostOs(), after.hostOs());
    add(all, "kernel", before.kernel(), after.kernel());
    return all;
  }

  private static void add(
      List<Difference> all, String what, @Nullable String before, @Nullable String after) {
    if (!Objects.equals(before, after) && before != null && after != null) {
      all.add(new Difference(List.of(), what, before, after));
    }
  }

  private static String named(Lone lone) {
    return lone.version() == null ? lone.name() : lone.name() + "@" + lone.version();
  }

  /** Without the root, which all of it is about. */
  private static List<String> below(List<String> path) {
    return path.subList(Math.min(1, path.size()), path.size());
  }
}
