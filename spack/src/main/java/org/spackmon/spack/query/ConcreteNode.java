package org.spackmon.spack.query;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.versions.ConcreteVersion;

/**
 * What of an installed package can be asked?
 *
 * @param compilerOnly whether it is what an older format says of a compiler: a name and a version
 */
record ConcreteNode(
    String name,
    @Nullable String namespace,
    @Nullable String hash,
    @Nullable ConcreteVersion version,
    Options options,
    @Nullable Architecture architecture,
    boolean compilerOnly) {

  static ConcreteNode compiler(String name, @Nullable ConcreteVersion version) {
    return new ConcreteNode(name, null, null, version, Options.NONE, null, true);
  }

  /** What a node needs another for, and what that provides to it. */
  record Edge(int child, Set<DependencyType> types, Set<String> virtuals) {

    /** For all that either is for. */
    Edge and(Edge other) {
      return new Edge(child, union(types, other.types), union(virtuals, other.virtuals));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
      Set<T> both = new HashSet<>(one);
      both.addAll(other);
      return Set.copyOf(both);
    }
  }
}
