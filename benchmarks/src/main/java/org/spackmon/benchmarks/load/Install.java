package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.benchmarks.PhaseLogs;
import org.spackmon.benchmarks.SpecFiles;
import org.spackmon.benchmarks.load.Connection.Reply;

/** What one {@code spack install} reports: a spec that nobody posted before, and its builds. */
final class Install {
  private static final Pattern BUILD_ID = Pattern.compile("\"build_id\": *(\\d+)");

  private static final int HOSTS = 16;

  private final long serial;
  private final List<String> hashes;
  private final long[] builds = new long[SpecFiles.NODES];
  private @Nullable String jwt;

  /**
   * @param serial another one for each install of a server's life
   */
  Install(long serial) {
    this.serial = serial;
    this.hashes = SpecFiles.hashes(serial);
  }

  /** A log as it stands in a request; null for none. */
  static String json(@Nullable String log) {
    return log == null
        ? "null"
        : '"'
            + log.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\u2018", "\\u2018")
                .replace("\u2019", "\\u2019")
            + '"';
  }

  /** A log that no other install has, as it stands in a request. */
  String log(int node, int bytes) {
    return json(PhaseLogs.text(serial * SpecFiles.NODES + node, bytes));
  }

  /** The body that posts its spec. */
  byte[] document() {
    return SpecFiles.post(serial);
  }

  void begin(String token) {
    jwt = token;
  }

  Request spec(byte[] document) {
    return Request.post("/ms1/specs/new/", document).as(token());
  }

  void build(Client client, int node) throws IOException {
    String body =
        String.format(
            Locale.ROOT,
            """
            {
              "host_os": "debian12",
              "platform": "linux",
              "host_target": "icelake",
              "hostname": "node%d.cluster.example",
              "spack_version": "%s",
              "kernel_version": "#1 SMP PREEMPT_DYNAMIC @0",
              "full_hash": "%s"
            }\
            """,
            serial % HOSTS,
            SpecFiles.SPACK_VERSION,
            hashes.get(node));
    Reply reply = client.ask(Request.post("/ms1/builds/new/", body).as(token()), 200, 201);
    Matcher id = BUILD_ID.matcher(reply.text());
    if (!id.find()) {
      throw new IOException("no id of a build in " + reply.text());
    }
    builds[node] = Long.parseLong(id.group(1));
  }

  Request phase(int node, String phase, String log) {
    String body =
        String.format(
            Locale.ROOT,
            """
            {
              "build_id": %d,
              "status": "SUCCESS",
              "output": %s,
              "phase_name": "%s"
            }\
            """,
            builds[node],
            log,
            phase);
    return Request.post("/ms1/builds/phases/update/", body).as(token());
  }

  Request status(int node) {
    String body =
        String.format(
            Locale.ROOT,
            """
            {
              "build_id": %d,
              "status": "SUCCESS"
            }\
            """,
            builds[node]);
    return Request.post("/ms1/builds/update/", body).as(token());
  }

  long buildId(int node) {
    return builds[node];
  }

  String token() {
    if (jwt == null) {
      throw new IllegalStateException("nothing was reported yet");
    }
    return jwt;
  }
}
