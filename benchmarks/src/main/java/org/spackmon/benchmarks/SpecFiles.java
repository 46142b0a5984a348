package org.spackmon.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Posts of specs as old clients send them, with as many nodes and as much about each as in life.
 * The same serial gives the same bytes; another serial shares no node with it: its last leaf has a
 * flag of its own, and every other node needs that leaf.
 */
public final class SpecFiles {
  public static final int NODES = 55;
  public static final String SPACK_VERSION = "0.17.1";

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int HASH_LENGTH = 32;

  /** A package has few versions, however many specs. */
  private static final int VERSIONS = 20;

  private static final String FEATURES =
      lines(
          "adx aes avx avx2 avx512_bitalg avx512_vbmi2 avx512_vnni avx512_vpopcntdq avx512bw"
              + " avx512cd avx512dq avx512f avx512ifma avx512vbmi avx512vl bmi1 bmi2 clflushopt"
              + " clwb f16c fma gfni mmx movbe pclmulqdq popcnt rdpid rdrand rdseed sha_ni sse"
              + " sse2 sse4_1 sse4_2 ssse3 umip vaes vpclmulqdq xsavec xsaveopt");

  private static final String EDGE =
      """
      {
        "name": "package-%1$d",
        "full_hash": "%2$s",
        "type": [
          "build",
          "link"
        ]
      }\
      """
          .indent(10)
          .stripTrailing();

  private SpecFiles() {}

  /** The body of a {@code POST specs/new/}. */
  public static byte[] post(long serial) {
    String nodes =
        IntStream.range(0, NODES)
            .mapToObj(i -> node(serial, i))
            .collect(
                Collectors.joining(
                    ",\n",
                    """
                    {
                      "spec": {
                        "_meta": {
                          "version": 2
                        },
                        "nodes": [
                    """,
                    "\n    ]\n  },\n  \"spack_version\": \"" + SPACK_VERSION + "\"\n}"));
    return nodes.getBytes(StandardCharsets.UTF_8);
  }

  /** The full hashes of its nodes, the root's first. */
  public static List<String> hashes(long serial) {
    return IntStream.range(0, NODES).mapToObj(i -> hash(serial, i, 'f')).toList();
  }

  /** Indented by two, as the clients write it. */
  private static String node(long serial, int i) {
    return String.format(
        Locale.ROOT,
        """
              {
                "name": "package-%1$d",
                "version": "3.%1$d.%2$d",
                "arch": {
                  "platform": "linux",
                  "platform_os": "debian12",
                  "target": {
                    "name": "icelake",
                    "vendor": "GenuineIntel",
                    "features": [
        %3$s
                    ],
                    "generation": 0,
                    "parents": [
                      "cascadelake",
                      "cannonlake"
                    ]
                  }
                },
                "compiler": {
                  "name": "gcc",
                  "version": "12.2.0"
                },
                "namespace": "builtin",
                "parameters": {
                  "debug": false,
                  "libs": [
                    "shared",
                    "static"
                  ],
                  "pic": true,
                  "shared": true,
                  "cflags": [%9$s],
                  "cppflags": [],
                  "cxxflags": [],
                  "fflags": [],
                  "ldflags": [],
                  "ldlibs": []
                },
                "package_hash": "%4$s",
                "dependencies": [
        %5$s
                ],
                "hash": "%6$s",
                "full_hash": "%7$s",
                "build_hash": "%8$s"
              }\
        """,
        i,
        serial % VERSIONS,
        FEATURES,
        hash(serial, i, 'p'),
        edges(serial, i),
        hash(serial, i, 'd'),
        hash(serial, i, 'f'),
        hash(serial, i, 'b'),
        i == NODES - 1 ? "\"-DSERIAL=" + serial + "\"" : "");
  }

  private static String edges(long serial, int from) {
    return IntStream.of(from + 1, from + 2, from + 5)
        .filter(to -> to < NODES)
        .mapToObj(to -> String.format(Locale.ROOT, EDGE, to, hash(serial, to, 'f')))
        .collect(Collectors.joining(",\n"));
  }

  private static String hash(long serial, int node, char kind) {
    SplittableRandom random = new SplittableRandom((serial << 16) + ((long) kind << 8) + node);
    return random
        .ints(HASH_LENGTH, 0, BASE32.length())
        .mapToObj(digit -> BASE32.substring(digit, digit + 1))
        .collect(Collectors.joining());
  }

  /** Words as the lines of an indented list. */
  private static String lines(String words) {
    return Stream.of(words.split(" "))
        .map(word -> " ".repeat(14) + "\"" + word + "\"")
        .collect(Collectors.joining(",\n"));
  }
}
