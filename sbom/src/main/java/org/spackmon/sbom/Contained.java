package org.spackmon.sbom;

import java.util.Collections;
import java.util.List;
import org.spackmon.spack.SpecDocument;
import org.spackmon.spack.SpecNode;
import org.spackmon.spack.recipe.Provenance;

/**
 * Of what is a bill of materials made? Packages with all that they need.
 *
 * @param name what the whole is called, where it is more than one package: a run, a Spack
 *     environment; else ignored
 * @param roots indices of the packages that somebody asked for
 * @param nodes of a graph: dependencies name them by their index
 * @param provenances of the nodes, in their order
 */
public record Contained(
    String name, List<Integer> roots, List<SpecNode> nodes, List<Provenance> provenances) {

  public Contained {
    roots = List.copyOf(roots);
    nodes = List.copyOf(nodes);
    provenances = List.copyOf(provenances);
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("expected a package, found none");
    }
  }

  /**
   * The root of a spec file, and its dependencies, of which nobody knows where they come from.
   *
   * @throws java.util.NoSuchElementException when the file holds no nodes
   */
  public static Contained in(SpecDocument document) {
    List<SpecNode> nodes = document.nodes();
    return new Contained(
        document.root().name(),
        List.of(0),
        nodes,
        Collections.nCopies(nodes.size(), Provenance.UNKNOWN));
  }

  boolean single() {
    return roots.size() == 1;
  }
}
