package org.spackmon.client;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** Does to a run's folder, and round it, what Spack and its wrapper do. */
final class Installing {
  private final Path run;
  private final Path place;
  private long seq;

  /**
   * @param place for stages and prefixes
   */
  Installing(Path run, Path place) {
    this.run = run;
    this.place = place;
  }

  void event(String name, String fields) throws IOException {
    String line =
        "{\"event\":\""
            + name
            + "\",\"at\":"
            + System.currentTimeMillis() * 1_000
            + ",\"pid\":99,\"seq\":"
            + ++seq
            + (fields.isEmpty() ? "" : ",")
            + fields.replace('\'', '"')
            + "}\n";
    raw(line);
  }

  void raw(String text) throws IOException {
    Files.writeString(run.resolve("events.ndjson"), text, StandardOpenOption.APPEND);
  }

  void plan(String... hashes) throws IOException {
    StringBuilder packages = new StringBuilder();
    for (String hash : hashes) {
      packages
          .append(packages.isEmpty() ? "" : ",")
          .append("{'hash':'" + hash + "','name':'p" + hash + "','version':'1','role':'build'}");
    }
    event("plan", "'roots':['" + hashes[0] + "'],'packages':[" + packages + "]");
  }

  /** A build begins; where it writes. */
  Path begin(String build) throws IOException {
    Path log = place.resolve("spack-stage-" + build + ".log");
    Files.createFile(log);
    event(
        "build",
        "'build':'"
            + build
            + "','hash':'"
            + build
            + "','name':'p"
            + build
            + "','prefix':"
            + quoted(prefix(build))
            + ",'log':"
            + quoted(log));
    return log;
  }

  Path prefix(String build) {
    return place.resolve("opt").resolve(build);
  }

  /** What a successful build leaves: its log packed into the prefix, the live one deleted. */
  void succeed(String build, Path log) throws IOException {
    Path metadata = Files.createDirectories(prefix(build).resolve(".spack/repos/builtin"));
    Files.writeString(metadata.resolve("package.py"), "class P: pass  # é\n");
    Files.writeString(metadata.resolve("../../spec.json"), "{\"spec\": {}}");
    pack(log, metadata.resolve("../../spack-build-out.txt.gz"));
    Files.delete(log);
    end(build, "success");
  }

  void end(String build, String outcome) throws IOException {
    event("end", "'build':'" + build + "','hash':'" + build + "','outcome':'" + outcome + "'");
  }

  static void pack(Path log, Path to) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
      Files.copy(log, out);
    }
  }

  /** The wrapper's last words. */
  void exit(int code) throws IOException {
    event("exit", "'code':" + code);
    Files.writeString(run.resolve("exit"), "code=" + code + "\n");
  }

  static String quoted(Path path) {
    return "'" + new String(JsonStringEncoder.getInstance().quoteAsString(path.toString())) + "'";
  }

  /** Bytes of all kinds, the same for the same number. */
  static byte[] noise(int length, int seed) {
    byte[] bytes = new byte[length];
    new java.util.Random(seed).nextBytes(bytes);
    byte[] words = "gcc -c -O2 long_name.c\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + words.length < length; i += 3 * words.length) {
      System.arraycopy(words, 0, bytes, i, words.length);
    }
    return bytes;
  }
}
