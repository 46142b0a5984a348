package org.spackmon.testkit.filling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The specs: a graph in which few libraries are needed by nearly everything. Packages of small
 * numbers are the common ones, and needed by those of higher numbers only, so there is no circle.
 */
final class Graph {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int MOST_IN_A_DOCUMENT = 40;
  private static final long YEAR = 365L * 86_400 * 1_000_000;

  private final SplittableRandom random;
  private final int[] packageOf;
  private final int[] compilerOf;
  private final int[][] children;
  private final String[] hashOf;
  private final String[] fullHashOf;
  private final String[] versionOf;

  private Graph(int specs, SplittableRandom random) {
    this.random = random;
    packageOf = new int[specs];
    compilerOf = new int[specs];
    children = new int[specs][];
    hashOf = new String[specs];
    fullHashOf = new String[specs];
    versionOf = new String[specs];
  }

  /** Made up, not yet written. A spec's id in the store is its number here and one. */
  static Graph of(Size size, SplittableRandom random) {
    Graph graph = new Graph(size.specs(), random);
    List<List<Integer>> byPackage = new ArrayList<>();
    for (int i = 0; i < size.packages(); i++) {
      byPackage.add(new ArrayList<>());
    }
    Skew packages = new Skew(size.packages(), 0.6);
    Skew compilers = new Skew(Words.COMPILERS.size(), 1.1);
    for (int i = 0; i < size.specs(); i++) {
      int owner = i < size.packages() ? i : packages.pick(random);
      graph.packageOf[i] = owner;
      graph.compilerOf[i] = compilers.pick(random);
      graph.versionOf[i] = "1." + random.nextInt(6) + "." + random.nextInt(3);
      graph.hashOf[i] = graph.hash();
      graph.fullHashOf[i] = graph.hash();
      Set<Integer> needs = new LinkedHashSet<>();
      for (int n = owner == 0 ? 0 : 1 + random.nextInt(8); n > 0; n--) {
        needs.add((int) (owner * Math.pow(random.nextDouble(), 2)));
      }
      graph.children[i] =
          needs.stream().mapToInt(need -> last(byPackage.get(need), random)).toArray();
      byPackage.get(owner).add(i);
    }
    return graph;
  }

  private static int last(List<Integer> specs, SplittableRandom random) {
    int reach = Math.min(specs.size(), 10);
    return specs.get(specs.size() - 1 - random.nextInt(reach));
  }

  int size() {
    return packageOf.length;
  }

  int packageOf(int spec) {
    return packageOf[spec];
  }

  int compilerOf(int spec) {
    return compilerOf[spec];
  }

  String hash(int spec) {
    return hashOf[spec];
  }

  String version(int spec) {
    return versionOf[spec];
  }

  String fullHash(int spec) {
    return fullHashOf[spec];
  }

  /** The spec and what it needs, itself first. */
  Collection<Integer> closure(int spec, int most) {
    Set<Integer> found = new LinkedHashSet<>(List.of(spec));
    List<Integer> queue = new ArrayList<>(found);
    for (int at = 0; at < queue.size() && found.size() < most; at++) {
      for (int child : children[queue.get(at)]) {
        if (found.size() < most && found.add(child)) {
          queue.add(child);
        }
      }
    }
    return found;
  }

  void write(Connection connection, Names names) throws SQLException {
    nodes(connection, names);
    edges(connection, names);
    documents(connection);
  }

  private void nodes(Connection connection, Names names) throws SQLException {
    try (Bulk node =
            new Bulk(
                connection,
                "node",
                "id,digest,package_id,version,namespace,platform,os,target,compiler_id,parameters,"
                    + "external_path,concrete,first_seen_at");
        Bulk alias = new Bulk(connection, "hash_alias", "hash,kind,node_id", node)) {
      for (int i = 0; i < size(); i++) {
        long id = i + 1L;
        node.add(
            id,
            bytes(),
            names.packages()[packageOf[i]],
            versionOf[i],
            "builtin",
            "linux",
            random.nextInt(3) == 0 ? "rhel8" : "sles15",
            random.nextInt(2) == 0 ? "zen3" : "skylake_avx512",
            names.compilers()[compilerOf[i]],
            "{\"build_type\":\"Release\",\"cflags\":[],\"shared\":true}",
            null,
            1L,
            3 * YEAR * i / size());
        alias.add(hashOf[i], 0L, id);
        alias.add(fullHashOf[i], 1L, id);
        if (i % 2 == 0) {
          alias.add(hash(), 2L, id);
        }
        // One DAG hash in twenty means two specs.
        if (i % 20 == 19) {
          alias.add(hashOf[i - 1], 0L, id);
        }
      }
    }
  }

  private void edges(Connection connection, Names names) throws SQLException {
    try (Bulk edge =
        new Bulk(
            connection,
            "edge",
            "parent_id,position,name,types,virtuals,direct,hash_kind,hash,child_id")) {
      for (int i = 0; i < size(); i++) {
        for (int n = 0; n < children[i].length; n++) {
          int child = children[i][n];
          String name = names.packageNames().get(packageOf[child]);
          edge.add(i + 1L, (long) n, name, 3L, "", 0L, 0L, hashOf[child], child + 1L);
        }
      }
    }
  }

  private void documents(Connection connection) throws SQLException {
    try (Bulk content = new Bulk(connection, "content", "id,digest,bytes,omitted,lines,flags");
        Bulk document =
            new Bulk(
                connection,
                "document",
                "id,digest,format,spack_version,root_id,answer,content_id,received_at",
                content);
        Bulk held = new Bulk(connection, "document_node", "document_id,node_id", document)) {
      long id = 0;
      for (int root = 0; root < size(); root += 3) {
        id++;
        byte[] digest = bytes();
        content.add(id, digest, 57_000L, 0L, 1_800L, 0L);
        String spack = Words.SPACK_VERSIONS.get(root % Words.SPACK_VERSIONS.size());
        document.add(id, digest, 2L, spack, root + 1L, "{}", id, 3 * YEAR * root / size());
        for (int node : closure(root, MOST_IN_A_DOCUMENT)) {
          held.add(id, node + 1L);
        }
      }
    }
  }

  private byte[] bytes() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }

  private String hash() {
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      hash.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return hash.toString();
  }
}
