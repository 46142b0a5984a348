package org.spackmon.spack.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.versions.ConcreteVersion;

/**
 * What can be asked of a graph of concrete specs? Its nodes and edges are numbers, so that a large
 * one needs no objects.
 *
 * <p>The edges of a node are next to each other: those to one name together, by {@link
 * DependencyType#order}.
 */
public interface ConcreteGraph {

  /** The languages that a compiler outside the graph is known by. */
  Set<String> LANGUAGES = Set.of("c", "cxx", "fortran");

  int NONE = -1;

  String name(int node);

  @Nullable String namespace(int node);

  /** Whether the node's DAG hash is known and begins so. */
  boolean hashStarts(int node, String prefix);

  @Nullable ConcreteVersion version(int node);

  Options options(int node);

  @Nullable Architecture architecture(int node);

  /**
   * What an older format says of the compiler: a node with a name and a version, to which no edge
   * leads; or {@link #NONE}.
   */
  int compiler(int node);

  /** Whether a node is such a compiler. */
  boolean compilerOnly(int node);

  int firstEdge(int node);

  /** The number behind the last edge. */
  int edgeEnd(int node);

  int child(int edge);

  Set<DependencyType> types(int edge);

  Set<String> virtuals(int edge);
}
