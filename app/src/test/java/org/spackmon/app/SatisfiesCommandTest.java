package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.app.control.Streams;

final class SatisfiesCommandTest {
  private static final String SPEC =
      """
      {"spec": {"_meta": {"version": 4}, "nodes": [
        {"name": "reef", "version": "%s", "hash": "abc", "parameters": {"mpi": true},
         "compiler": {"name": "gcc", "version": "12.2.0"}}]}}
      """;

  @TempDir private Path folder;

  private record Ran(int code, String out, String err) {}

  private String old = "";
  private String young = "";

  @BeforeEach
  void write() throws IOException {
    old = file("old.json", SPEC.formatted("1.2"));
    young = file("young.json", SPEC.formatted("1.10"));
  }

  @Test
  void files_that_satisfy_are_named() {
    Ran ran = run("", "satisfies", "reef@1.3:+mpi %gcc@12", old, young);
    assertThat(ran).isEqualTo(new Ran(0, young + "\n", ""));
  }

  @Test
  void no_file_that_does_is_told_by_the_exit_code() {
    assertThat(run("", "satisfies", "~mpi", old, young)).isEqualTo(new Ran(1, "", ""));
  }

  @Test
  void a_wrong_query_is_shown_with_carets_under_the_place() {
    Ran ran = run("", "satisfies", "reef@1.2@1.3", old);
    assertThat(ran.code).isEqualTo(2);
    assertThat(ran.err)
        .isEqualTo(
            """
            spackmon: the version is given twice
              reef@1.2@1.3
                      ^^^^
            """);
  }

  @Test
  void a_file_that_is_no_spec_is_told_beside_those_that_are() throws IOException {
    Ran ran = run("", "satisfies", "reef", file("no.json", "[1"), old);
    assertThat(ran.code).isEqualTo(3);
    assertThat(ran.out).isEqualTo(old + "\n");
    assertThat(ran.err).contains("no.json is no spec");
  }

  @Test
  void questions_of_a_batch_are_answered_in_order() throws IOException {
    String questions =
        """
        {"spec": "OLD", "query": "@:1.3"}
        {"query": "@:1.3", "spec": "YOUNG", "more": {"is": "ignored"}}
        {"spec": "OLD", "query": "target=nosuch:"}
        {"spec": "OLD", "query": "+"}
        {"spec": "MISSING", "query": "reef"}
        {"spec": 3, "query": "reef"}
        no JSON
        """
            .replace("OLD", old)
            .replace("YOUNG", young)
            .replace("MISSING", folder.resolve("missing.json").toString());
    Ran piped = run(questions, "satisfies", "--batch", "-");
    assertThat(piped.code).isZero();
    assertThat(piped.out.lines().map(line -> line.replaceFirst(":.*", "")))
        .containsExactly("true", "false", "false", "error", "error", "error", "error");
    Ran read = run("", "satisfies", "--batch", file("questions", questions));
    assertThat(read).isEqualTo(piped);
  }

  @Test
  void a_node_alone_is_a_spec_without_dependencies() throws IOException {
    String node =
        """
        {"arch": {"platform": "linux", "platform_os": "rhel9", "target": {"name": "zen3"}},
         "name": "reef", "version": "1.2", "hash": "abc",
         "dependencies": [{"name": "zlib", "hash": "def",
                           "parameters": {"deptypes": ["link"], "virtuals": []}}]}
        """;
    String file = file("node.json", node);
    assertThat(run("", "satisfies", "reef target=zen:", file).code).isZero();
    assertThat(run("", "satisfies", "^zlib", file).code).isEqualTo(1);
  }

  @Test
  void a_query_needs_files_and_a_batch_needs_no_query() {
    assertThat(run("", "satisfies", "reef").code).isEqualTo(2);
    assertThat(run("", "satisfies").code).isEqualTo(2);
    assertThat(run("", "satisfies", "--batch", "-", "reef", old).code).isEqualTo(2);
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static Ran run(String in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(in.getBytes(UTF_8)), out, err);
    int code = Main.commandLine(null, streams).execute(words);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
