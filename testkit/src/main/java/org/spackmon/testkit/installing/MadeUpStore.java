package org.spackmon.testkit.installing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * An install tree of as many packages as asked for, the same every time: a database of version 8
 * and what Spack 1.0 leaves in prefixes. A package needs what is common, and others of its own
 * stack, as in life; who is asked for by itself needs at least sixty. Files that are the same in
 * many prefixes are one, so that many fit where there is little room.
 */
public final class MadeUpStore {
  /** Libraries that nearly everything needs, each with some of those before it. */
  private static final int COMMON = 70;

  /** What was installed together. */
  private static final int STACK = 300;

  private static final int MOST_NAMES = 8_000;
  private static final int LOG_LINES = 250;
  private static final long FIRST_INSTALL = 1_700_000_000L;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private final Path root;
  private final int installs;
  private final Random random = new Random(20261123);
  private final List<Made> packages = new ArrayList<>();

  private final Map<String, Path> shared = new HashMap<>();

  /**
   * A package.
   *
   * @param common what it needs of what is common, directly or not
   */
  private record Made(
      String name, String version, String hash, List<Integer> needs, BitSet common) {
    String folder() {
      return name + "-" + version + "-" + hash;
    }
  }

  private MadeUpStore(Path root, int installs) {
    this.root = root;
    this.installs = installs;
  }

  /** Writes a tree; the folder need not be there. */
  public static void write(Path root, int installs) throws IOException {
    MadeUpStore store = new MadeUpStore(root, installs);
    store.plan();
    store.writeDatabase();
    for (int i = 0; i < store.packages.size(); i++) {
      store.writePrefix(i);
    }
  }

  private void plan() {
    int names = Math.max(1, Math.min(MOST_NAMES, installs / 3));
    for (int i = 0; i < installs; i++) {
      List<Integer> needs = new ArrayList<>();
      BitSet common = new BitSet(COMMON);
      for (int wanted = Math.min(i, 3 + random.nextInt(6)); needs.size() < wanted; ) {
        int need = need(i, needs.isEmpty());
        if (!needs.contains(need)) {
          needs.add(need);
          needs(need, common);
        }
      }
      if (i > COMMON && common.cardinality() < COMMON - 10) {
        needs.add(COMMON - 1); // the end of a chain through all that is common
        needs(COMMON - 1, common);
      }
      String version = 1 + random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(5);
      packages.add(new Made("package-" + i % names, version, hash(), needs, common));
    }
  }

  private int need(int i, boolean first) {
    if (i <= COMMON && first) {
      return i - 1;
    }
    int stack = Math.max(COMMON, i - i % STACK);
    return i <= stack || random.nextInt(10) < 7
        ? random.nextInt(Math.min(i, COMMON))
        : stack + random.nextInt(i - stack);
  }

  private void needs(int need, BitSet common) {
    common.or(packages.get(need).common);
    if (need < COMMON) {
      common.set(need);
    }
  }

  private String hash() {
    StringBuilder hash = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      hash.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return hash.toString();
  }

  private Path prefix(Made which) {
    return root.resolve("linux-x86_64_v3").resolve(which.folder());
  }

  private void writeDatabase() throws IOException {
    Path folder = Files.createDirectories(root.resolve(".spack-db"));
    try (Writer out = Files.newBufferedWriter(folder.resolve("index.json"))) {
      out.write("{\"database\":{\"version\":\"8\",\"installs\":{");
      for (int i = 0; i < packages.size(); i++) {
        Made each = packages.get(i);
        out.write(i == 0 ? "" : ",");
        out.write(
            "\"%s\":{\"spec\":%s,\"path\":\"%s\",\"installed\":true,\"ref_count\":1,"
                .formatted(each.hash, node(each), prefix(each)));
        out.write(
            "\"explicit\":%s,\"installation_time\":%d.25,\"deprecated_for\":null}"
                .formatted(i > COMMON && i % 5 == 0, FIRST_INSTALL + 60L * i));
      }
      out.write("}}}");
    }
  }

  private String node(Made each) {
    StringBuilder dependencies = new StringBuilder();
    for (int need : each.needs) {
      dependencies
          .append(dependencies.isEmpty() ? "" : ",")
          .append(
              """
              {"name":"%s","hash":"%s","parameters":{"deptypes":["build","link"],"virtuals":[]}}"""
                  .formatted(packages.get(need).name, packages.get(need).hash));
    }
    return """
        {"name":"%s","version":"%s","arch":{"platform":"linux","platform_os":"ubuntu22.04",\
        "target":{"name":"x86_64_v3","vendor":"generic","features":["avx","avx2","bmi1","bmi2","f16c",\
        "fma","lahf_lm","movbe","sse3","sse4_1","sse4_2","ssse3","xsave"],"generation":0,\
        "parents":["x86_64_v2"]}},"namespace":"builtin","parameters":{"build_system":"autotools",\
        "shared":true,"pic":true,"libs":["shared","static"],"cflags":[],"cppflags":[],"cxxflags":[],\
        "fflags":[],"ldflags":[],"ldlibs":[]},"package_hash":"%s%s====","dependencies":[%s],\
        "annotations":{"original_specfile_version":5},"hash":"%s"}"""
        .formatted(
            each.name,
            each.version,
            each.hash,
            each.hash.substring(0, 20),
            dependencies,
            each.hash);
  }

  private void writePrefix(int i) throws IOException {
    Made each = packages.get(i);
    Path folder = Files.createDirectories(prefix(each).resolve(".spack"));
    Files.writeString(
        folder.resolve("spec.json"),
        "{\"spec\":{\"_meta\":{\"version\":5},\"nodes\":[" + node(each) + "]}}");
    share(
        folder.resolve("install_environment.json"),
        """
        {"host_os":"ubuntu22.04","platform":"linux","host_target":"zen3","hostname":"builder%d",\
        "spack_version":"1.0.2 (0123456789abcdef)","kernel_version":"#1 SMP"}"""
            .formatted(i % 40));
    Files.writeString(
        folder.resolve("install_times.json"),
        """
        {"total":%1$d.5,"phases":[{"name":"stage","path":"stage","seconds":1.5,"count":1},\
        {"name":"autoreconf","path":"autoreconf","seconds":0.25,"count":1},\
        {"name":"configure","path":"configure","seconds":8.5,"count":1},\
        {"name":"build","path":"build","seconds":%1$d.125,"count":1},\
        {"name":"install","path":"install","seconds":2.0,"count":1}],"name":"%2$s","cache":false}"""
            .formatted(20 + i % 500, each.name));
    Files.writeString(folder.resolve("spack-build-env.txt"), environment(each));
    share(
        folder.resolve("spack-configure-args.txt"),
        "--enable-shared --with-pic --with-version=" + each.version);
    Files.writeString(folder.resolve("install_manifest.json"), manifest(each));
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(folder.resolve("spack-build-out.txt.gz")), 1 << 13)) {
      out.write(log(each, i).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void share(Path file, String text) throws IOException {
    Path same = shared.putIfAbsent(text, file);
    if (same == null) {
      Files.writeString(file, text);
    } else {
      Files.createLink(file, same);
    }
  }

  private String environment(Made each) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(
          "SPACK_SETTING_%d=%s/lib:%s; export SPACK_SETTING_%d;\n"
              .formatted(i, prefix(each), root, i));
    }
    return text.toString();
  }

  private String manifest(Made each) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 15; i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              "\"%s/lib/lib%s.so.%d\":{\"mode\":33261,\"owner\":1000,\"group\":1000,\"hash\":\"%s\","
                  .formatted(prefix(each), each.name, i, each.hash))
          .append("\"time\":1700000000.5,\"size\":%d}".formatted(1_000 * i));
    }
    return text.append('}').toString();
  }

  private static String log(Made each, int i) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < LOG_LINES; line++) {
      if (line % 80 == 0) {
        text.append(
            "==> [2025-11-%02d-10:%02d:%02d.%06d] %s: Executing phase: 'build'\n"
                .formatted(1 + i % 28, i / 60 % 60, i % 60, i, each.name));
      }
      text.append(
          "gcc -O2 -fPIC -Iinclude -I../src -DPACKAGE=%s -c source_%d_%d.c -o source_%d.lo\n"
              .formatted(each.name, i % 977, line, line));
    }
    return text.toString();
  }
}
