package org.spackmon.server.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A run's folder, made up: an environment, a plan of seven, one built, one failed, one cancelled,
 * one from a cache after a miss, one reused, one external, one interrupted; logs with every byte.
 */
public final class SampleJournal {
  public static final String RUN = "01234567-89ab-7def-8123-456789abcdef";
  static final long CLOCK = 1_000_000;

  private static final long START = 1_790_000_000_000_000L;

  private final StringBuilder events = new StringBuilder();
  private final Map<String, byte[]> logs = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private long at = START;
  private int seq;

  public static SampleJournal whole() {
    SampleJournal journal = new SampleJournal();
    journal.beginning();
    journal.builds();
    journal.event("exit", "\"code\":1");
    journal.event("note", "\"text\":\"a late word\"");
    return journal;
  }

  /** Its machine died in the middle of a build. */
  static SampleJournal cutShort() {
    SampleJournal journal = new SampleJournal();
    journal.beginning();
    journal.event("build", "\"build\":\"bbb\",\"hash\":\"bbb\",\"name\":\"libb\"");
    journal.event(
        "phase", "\"build\":\"bbb\",\"name\":\"build\",\"position\":0,\"state\":\"begin\"");
    return journal;
  }

  private void beginning() {
    event(
        "run",
        """
        "version":1,"run":"%s","client":"0.1.0","command":["spack","install","--monitor","aaa"],\
        "user":"alice","host":"nid000017","system":"northstar","batch":{"kind":"slurm","job":"4711",\
        "node":"nid000017"},"tags":["nightly","pasta"],"clock":%d"""
            .formatted(RUN, CLOCK));
    event(
        "spack",
        """
        "version":"1.1.0","commit":"abcdef0","installer":"new","python":"3.11.2","root":"/opt/spack",\
        "store":"/opt/store","host":{"hostname":"nid000017","platform":"linux","host_os":"debian12",\
        "host_target":"zen2","kernel_version":"#1 SMP"}""");
    event(
        "environment",
        "\"name\":\"science\",\"path\":\"/e/science\",\"manifest\":\"spack:\\n  specs: [a]\\n\","
            + "\"lock\":\"{\\\"roots\\\": []}\"");
    event("weather", "\"sky\":{\"blue\":[true,\"\\u0000\"]}");
    event("spec", "\"hash\":\"aaa\",\"document\":" + document());
    event(
        "plan",
        """
        "roots":["aaa"],"packages":[%s]"""
            .formatted(
                String.join(
                    ",",
                    planned("ccc", "libc", "build", false),
                    planned("ddd", "libd", "installed", false),
                    planned("eee", "gcc", "external", false),
                    planned("bbb", "libb", "build", false),
                    planned("fff", "libf", "build", false),
                    planned("ggg", "libg", "build", false),
                    planned("aaa", "app", "build", true))));
  }

  private void builds() {
    end("ddd", "ddd", "reused", "\"by\":\"another-run\"");
    end("eee", "eee", "external", null);
    built();
    failed();
    end("aaa", "aaa", "cancelled", "\"because\":\"bbb\"");
    cached();
    event("build", "\"build\":\"ggg\",\"hash\":\"ggg\",\"name\":\"libg\"");
    damaged();
  }

  private void built() {
    byte[] log = bytes(70_000, 1);
    event(
        "build",
        """
        "build":"ccc","hash":"ccc","name":"libc","prefix":"/opt/store/c","log":"/tmp/c.log",\
        "stage":"/tmp/c","child":77""");
    step("ccc", "fetch", "begin", "");
    step("ccc", "fetch", "end", ",\"ok\":true");
    phase("ccc", "configure", 0, "begin", ",\"log_at\":100");
    phase("ccc", "configure", 0, "end", ",\"ok\":true");
    phase("ccc", "install", 1, "begin", ",\"log_at\":39000");
    phase("ccc", "install", 1, "end", ",\"ok\":true,\"log_at\":40000");
    end("ccc", "ccc", "success", null);
    log("ccc", log);
    file("ccc", "install_manifest.json", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
    file("ccc", "archived-files/config.log", bytes(3_000, 5));
  }

  private void failed() {
    String text =
        """
        ==> No patches needed
        ==> libb: Executing phase: 'build'
        checking
        build.c:3: error: no such thing
        make: ***
        """;
    event("build", "\"build\":\"bbb\",\"hash\":\"bbb\",\"name\":\"libb\"");
    phase("bbb", "build", 0, "begin", ",\"log_at\":5");
    phase("bbb", "build", 0, "end", ",\"ok\":false,\"error\":\"make: exit status 2\"");
    end("bbb", "bbb", "failed", "\"error\":\"exit status 2\",\"why\":\"long\\nstory\"");
    log("bbb", text.getBytes(StandardCharsets.UTF_8));
  }

  private void cached() {
    event("build", "\"build\":\"fff\",\"hash\":\"fff\",\"name\":\"libf\"");
    end("fff", "fff", "interrupted", null);
    event("build", "\"build\":\"fff.2\",\"hash\":\"fff\",\"name\":\"libf\"");
    end(
        "fff.2",
        "fff",
        "cached",
        "\"origin\":{\"url\":\"file:///cache\",\"host\":\"builder\",\"at\":1780000000000000}");
    log("fff.2", new byte[0]);
  }

  private void damaged() {
    events.append("this was cut by a cra\n");
  }

  // --- what it is made of -----------------------------------------------------------------------

  private void event(String name, String fields) {
    events.append(
        "{\"event\":\"%s\",\"at\":%d,\"pid\":42,\"seq\":%d,%s}\n"
            .formatted(name, at, ++seq, fields));
    at += 250_000;
  }

  private void step(String build, String name, String state, String more) {
    event("step", fields(build, name, state) + more);
  }

  private void phase(String build, String name, int position, String state, String more) {
    event("phase", fields(build, name, state) + ",\"position\":" + position + more);
  }

  private static String fields(String build, String name, String state) {
    return "\"build\":\"%s\",\"name\":\"%s\",\"state\":\"%s\"".formatted(build, name, state);
  }

  private void end(
      String build, String hash, String outcome, @org.jspecify.annotations.Nullable String more) {
    event(
        "end",
        "\"build\":\"%s\",\"hash\":\"%s\",\"outcome\":\"%s\"%s"
            .formatted(build, hash, outcome, more == null ? "" : "," + more));
  }

  private void log(String build, byte[] bytes) {
    logs.put(build, bytes);
    event(
        "log",
        "\"build\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"file\":\"logs/%s.log.gz\""
            .formatted(build, bytes.length, sha256(bytes), build));
  }

  private void file(String build, String name, byte[] bytes) {
    files.put(build + " " + name, bytes);
    event(
        "file",
        "\"build\":\"%s\",\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\",\"file\":\"files/%s/%s\""
            .formatted(build, name, bytes.length, sha256(bytes), build, name));
  }

  private static String planned(String hash, String name, String role, boolean explicit) {
    return """
    {"hash":"%s","name":"%s","version":"1.2","role":"%s","explicit":%s}"""
        .formatted(hash, name, role, explicit);
  }

  private static String document() {
    String[][] nodes = {
      {"app", "aaa", "bbb", "ccc", "ddd", "fff", "ggg"},
      {"libb", "bbb", "ccc"},
      {"libc", "ccc", "eee"},
      {"libd", "ddd"},
      {"gcc", "eee"},
      {"libf", "fff"},
      {"libg", "ggg"}
    };
    List<String> all = new ArrayList<>();
    for (String[] node : nodes) {
      List<String> needs = new ArrayList<>();
      for (String hash : Arrays.asList(node).subList(2, node.length)) {
        needs.add(
            """
            {"name":"%s","hash":"%s","parameters":{"deptypes":["link"],"virtuals":[]}}"""
                .formatted(name(nodes, hash), hash));
      }
      all.add(
          """
          {"name":"%s","version":"1.2","hash":"%s","parameters":{},"dependencies":[%s]}"""
              .formatted(node[0], node[1], String.join(",", needs)));
    }
    return "{\"spec\":{\"_meta\":{\"version\":5},\"nodes\":[" + String.join(",", all) + "]}}";
  }

  private static String name(String[][] nodes, String hash) {
    for (String[] node : nodes) {
      if (node[1].equals(hash)) {
        return node[0];
      }
    }
    throw new IllegalArgumentException(hash);
  }

  /** Text now and then, and every byte there is. */
  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    for (int i = 0; i < length; i += 61) {
      bytes[i] = '\n';
    }
    return bytes;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] events() {
    return events.toString().getBytes(StandardCharsets.UTF_8);
  }

  Map<String, byte[]> logs() {
    return logs;
  }

  Map<String, byte[]> files() {
    return files;
  }
}
