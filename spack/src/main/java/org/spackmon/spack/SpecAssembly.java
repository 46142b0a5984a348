package org.spackmon.spack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How do drafts become a graph? Follows the edges, makes the digests from the leaves up, and names
 * the compilers.
 */
final class SpecAssembly {

  private static final List<String> LANGUAGES = List.of("c", "cxx", "fortran");

  private SpecAssembly() {}

  static SpecDocument assemble(DraftDocument document) throws SpecFormatException {
    List<DraftNode> drafts = document.nodes();
    int version = document.formatVersion();
    List<List<Dependency>> edges = edges(drafts, version);
    byte[][] digests = new byte[drafts.size()][];
    NodeDigest digest = new NodeDigest();
    for (int i : childrenFirst(document, edges)) {
      digests[i] = digest.of(drafts.get(i), edges.get(i), digests);
    }
    List<SpecNode> nodes = new ArrayList<>(drafts.size());
    for (int i = 0; i < digests.length; i++) {
      nodes.add(node(drafts.get(i), edges.get(i), digests[i], drafts));
    }
    return new SpecDocument(version, nodes);
  }

  private static List<List<Dependency>> edges(List<DraftNode> drafts, int version) {
    ChildResolver resolver = new ChildResolver(drafts, version);
    List<List<Dependency>> edges = new ArrayList<>(drafts.size());
    for (DraftNode draft : drafts) {
      List<Dependency> own = new ArrayList<>(draft.dependencies.size());
      for (DraftDependency dependency : draft.dependencies) {
        own.add(resolver.resolve(dependency, drafts));
      }
      edges.add(own);
    }
    return edges;
  }

  private static int[] childrenFirst(DraftDocument document, List<List<Dependency>> edges)
      throws SpecFormatException {
    try {
      return ChildrenFirst.order(edges);
    } catch (ChildrenFirst.CircleException e) {
      int[] circle = e.circle();
      String names =
          Arrays.stream(circle)
              .limit(10)
              .mapToObj(i -> "[" + i + "] " + JsonPlace.brief(document.nodes().get(i).name))
              .collect(Collectors.joining(" needs "));
      throw new SpecFormatException(
          "expected dependencies without a circle, found "
              + names
              + (circle.length > 10 ? " needs … needs " : " needs ")
              + "["
              + circle[0]
              + "] at "
              + document.place());
    }
  }

  private static SpecNode node(
      DraftNode draft, List<Dependency> dependencies, byte[] digest, List<DraftNode> drafts) {
    return new SpecNode(
        draft.name,
        draft.version,
        draft.namespace,
        draft.arch,
        compiler(draft, dependencies, drafts),
        draft.parameters.json(),
        draft.hashes,
        draft.externalPath,
        draft.externalModules,
        draft.concrete,
        draft.buildSpecHash,
        dependencies,
        digest);
  }

  /**
   * From format 5 on a compiler is a dependency like others, known by the language that it
   * provides.
   */
  private static @Nullable CompilerSpec compiler(
      DraftNode draft, List<Dependency> dependencies, List<DraftNode> drafts) {
    if (draft.compiler != null || draft.annotatedCompiler != null) {
      return draft.compiler != null ? draft.compiler : draft.annotatedCompiler;
    }
    for (String language : LANGUAGES) {
      for (Dependency dependency : dependencies) {
        if (dependency.types().contains("build") && dependency.virtuals().contains(language)) {
          String version = dependency.resolved() ? drafts.get(dependency.child()).version : null;
          return new CompilerSpec(dependency.name(), version);
        }
      }
    }
    return null;
  }
}
