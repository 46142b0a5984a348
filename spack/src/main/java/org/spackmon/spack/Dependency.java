package org.spackmon.spack;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What does a node need, and what for? An edge of the graph as one spec file writes it.
 *
 * @param name the package; {@code "?"} where the text names none and its hash is not in the
 *     document
 * @param hashKind the kind of hash that the edge carries, or null when it carries none
 * @param hash the hash itself
 * @param types of {@code build}, {@code link}, {@code run}, {@code test}, sorted
 * @param virtuals what the child provides here ({@code mpi}, {@code c}), in the order written
 * @param direct whether format 5 marks the edge as direct
 * @param child the index in {@link SpecDocument#nodes}, or -1 when the document does not hold it
 */
public record Dependency(
    String name,
    @Nullable HashKind hashKind,
    @Nullable String hash,
    Set<String> types,
    List<String> virtuals,
    boolean direct,
    int child) {

  /** Stands for a package that the text does not name. */
  static final String UNNAMED = "?";

  public Dependency {
    types =
        types.size() < 2 ? Set.copyOf(types) : Collections.unmodifiableSet(new TreeSet<>(types));
    virtuals = List.copyOf(virtuals);
  }

  /** Whether the document holds the child. */
  public boolean resolved() {
    return child >= 0;
  }
}
