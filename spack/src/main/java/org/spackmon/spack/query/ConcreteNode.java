package org.spackmon.spack.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.Architecture;
import org.spackmon.spack.versions.ConcreteVersion;

/** What of an installed package can be asked? A node of a graph, with what it needs. */
final class ConcreteNode {
  final String name;
  final @Nullable String namespace;
  final @Nullable String hash;
  final @Nullable ConcreteVersion version;
  final Options options;
  final @Nullable Architecture architecture;

  /** Those to one name stand together by their types, in the order in which names first come. */
  List<Edge> edges = new ArrayList<>();

  /** What older formats say of the compiler, which then is no package of the graph. */
  @Nullable Edge compiler;

  /** Whether this is what an older format says of a compiler: a name and a version. */
  final boolean compilerOnly;

  /** A compiler that is no package of the graph. */
  ConcreteNode(String name, @Nullable ConcreteVersion version) {
    this(name, null, null, version, Options.NONE, null, true);
  }

  ConcreteNode(
      String name,
      @Nullable String namespace,
      @Nullable String hash,
      @Nullable ConcreteVersion version,
      Options options,
      @Nullable Architecture architecture) {
    this(name, namespace, hash, version, options, architecture, false);
  }

  private ConcreteNode(
      String name,
      @Nullable String namespace,
      @Nullable String hash,
      @Nullable ConcreteVersion version,
      Options options,
      @Nullable Architecture architecture,
      boolean compilerOnly) {
    this.name = name;
    this.namespace = namespace;
    this.hash = hash;
    this.version = version;
    this.options = options;
    this.architecture = architecture;
    this.compilerOnly = compilerOnly;
  }
}
