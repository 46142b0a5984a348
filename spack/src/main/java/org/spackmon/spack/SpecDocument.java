package org.spackmon.spack;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * What does one spec file say? Its nodes, in the order written, which puts the root first.
 *
 * @param formatVersion as the file says, or what its shape tells: 1 to 5, or a later one that still
 *     has this shape
 */
public record SpecDocument(int formatVersion, List<SpecNode> nodes) {

  public SpecDocument {
    nodes = List.copyOf(nodes);
  }

  /**
   * A document that nobody wrote: of a spec of which only its package is known, not even a hash.
   */
  public static SpecDocument naming(String name) {
    DraftNode node = new DraftNode();
    node.name = name;
    try {
      return SpecAssembly.assemble(new DraftDocument(List.of(node), null, false, "a name"));
    } catch (SpecFormatException e) {
      throw new IllegalStateException("a name alone is no spec", e);
    }
  }

  /**
   * The spec that the file is about.
   *
   * @throws NoSuchElementException when the file holds no nodes, which is legal
   */
  public SpecNode root() {
    if (nodes.isEmpty()) {
      throw new NoSuchElementException("this spec file holds no nodes");
    }
    return nodes.get(0);
  }
}
