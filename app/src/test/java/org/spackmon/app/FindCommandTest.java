package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.app.control.Streams;

/** An install tree is imported, and asked. */
final class FindCommandTest {
  private static final String NODE =
      """
      {"name": "%s", "version": "%s", "hash": "%s", "namespace": "own",
       "arch": {"platform": "linux", "platform_os": "rhel9", "target": "zen3"},
       "parameters": {}, "dependencies": [%s], "annotations": {"original_specfile_version": 5}}""";

  private static final String REEF =
      NODE.formatted(
          "reef",
          "2.0",
          "aaaa",
          "{\"name\": \"sand\", \"hash\": \"bbbb\","
              + " \"parameters\": {\"deptypes\": [\"link\"], \"virtuals\": []}}");

  private static final String SAND = NODE.formatted("sand", "1.2", "bbbb", "");

  @TempDir private Path folder;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void importStore() throws IOException {
    write("tree/.spack-db/index.json", index());
    write("tree/reef/.spack/spec.json", document(REEF + "," + SAND));
    write("tree/sand/.spack/spec.json", document(SAND));
    Ran ran = run("import", "--system", "northstar", "--site", "harbour", tree());
    assertThat(ran.err + ran.out).contains("2 new");
  }

  private String tree() {
    return folder.resolve("tree").toString();
  }

  private String index() {
    String record =
        """
        {"spec": %s, "path": "%s/%s", "installed": true, "explicit": true,
         "installation_time": 1700000000.5, "ref_count": 0}""";
    return """
        {"database": {"version": "8", "installs": {"aaaa": %s, "bbbb": %s}}}"""
        .formatted(record.formatted(REEF, tree(), "reef"), record.formatted(SAND, tree(), "sand"));
  }

  private static String document(String nodes) {
    return "{\"spec\": {\"_meta\": {\"version\": 5}, \"nodes\": [" + nodes + "]}}";
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void a_table_shows_installs_and_counts_per_system() {
    Ran ran = run("find", "sand@1.2", "--dependents");
    assertThat(ran.code).isZero();
    assertThat(ran.out.lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "sand@1.2 bbbb northstar 2023-11-14 itself " + tree() + "/sand",
            "reef@2.0 aaaa northstar 2023-11-14 run " + tree() + "/reef",
            "northstar (harbour): 1, 1 that link to it or run it");
  }

  @Test
  void programs_get_csv_or_an_object_per_line() {
    assertThat(run("find", "^sand", "--as", "csv").out)
        .isEqualTo(
            "package,version,hash,use,system,site,store,prefix,explicit,external,installed,gone,owner\r\n"
                + "reef,2.0,aaaa,itself,northstar,harbour,"
                + tree()
                + ","
                + tree()
                + "/reef,true,false,2023-11-14T22:13:20.500Z,,"
                + System.getProperty("user.name")
                + "\r\n");
    assertThat(run("find", "reef", "--as", "json").out)
        .startsWith("{\"package\":\"reef\",\"version\":\"2.0\",\"hash\":\"aaaa\"")
        .endsWith("\"gone\":null,\"owner\":\"%s\"}\n".formatted(System.getProperty("user.name")));
  }

  @Test
  void what_is_not_there_and_what_is_wrong_have_codes_of_their_own() {
    Ran nothing = run("find", "reef", "--system", "elsewhere");
    assertThat(nothing.code).isOne();
    assertThat(nothing.out).isEqualTo("Nothing was found.\n");
    Ran wrong = run("find", "reef@@");
    assertThat(wrong.code).isEqualTo(2);
    assertThat(wrong.err).contains("reef@@\n      ^");
  }

  /** Standard output is the process's own: a command without a server writes there. */
  private Ran run(String... words) {
    String[] all =
        Stream.concat(Arrays.stream(words), Stream.of("--data", folder.resolve("data").toString()))
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      Streams streams = new Streams(System.in, System.out, System.err);
      int code = Main.commandLine(null, streams).execute(all);
      return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }
}
