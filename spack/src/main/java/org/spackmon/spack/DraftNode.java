package org.spackmon.spack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What does the text say of one node? Filled field by field, in whatever order they come. */
final class DraftNode {
  String name = "";
  @Nullable String version;
  @Nullable String namespace;
  Architecture arch = Architecture.UNKNOWN;

  /** As written in the node: the digest's. */
  @Nullable CompilerSpec compiler;

  /** What a file of an older format said, once Spack 1 has rewritten it: for display. */
  @Nullable CompilerSpec annotatedCompiler;

  Parameters parameters = Parameters.NONE;
  final Map<HashKind, String> hashes = new EnumMap<>(HashKind.class);
  @Nullable String externalPath;
  @Nullable List<String> externalModules;
  boolean concrete = true;
  @Nullable String buildSpecHash;
  List<DraftDependency> dependencies = List.of();

  /** Marks of the format, for a text that does not tell its version. */
  boolean annotated;

  boolean dependenciesByName;
  boolean nestedEdges;

  boolean hasHashOfItsOwn() {
    return hashes.keySet().stream().anyMatch(HashKind::identifies);
  }
}
