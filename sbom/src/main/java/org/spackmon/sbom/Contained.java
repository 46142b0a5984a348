package org.spackmon.sbom;

import java.util.List;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;

/**
 * Of what is a bill of materials made? Packages with all that they need.
 *
 * @param name what the whole is called, where it is more than one package: a run, a Spack
 *     environment; else ignored
 * @param roots indices of the packages that somebody asked for
 * @param nodes of a graph: dependencies name them by their index
 */
public record Contained(String name, List<Integer> roots, List<SpecNode> nodes) {

  public Contained {
    roots = List.copyOf(roots);
    nodes = List.copyOf(nodes);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("expected a package, found none");
    }
  }

  /**
   * The root of a spec file, and its dependencies.
   *
   * @throws java.util.NoSuchElementException when the file holds no nodes
   */
  public static Contained in(SpecDocument document) {
    return new Contained(document.root().name(), List.of(0), document.nodes());
  }

  boolean single() {
    return roots.size() == 1;
  }
}
