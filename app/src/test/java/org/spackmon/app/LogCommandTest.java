package org.spackmon.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.app.control.Streams;

final class LogCommandTest {
  private static final byte[] LOG =
      """
      gcc -c reef.c
      reef.c:3:9: error: 'tide' undeclared (first use in this function)
      make: *** [Makefile:8: reef.o] Error 1
      """
          .getBytes(UTF_8);

  private record Ran(int code, String out, String err) {}

  @Test
  void the_diagnosis_comes_first_and_without_colours_when_piped() {
    Ran ran = run(LOG, "log", "-");
    assertThat(ran.code).isZero();
    assertThat(ran.out)
        .startsWith("'tide' undeclared (first use in this function) at reef.c:3")
        .contains("> 2  reef.c:3:9: error:")
        .doesNotContain("\u001b");
  }

  @Test
  void json_has_exactly_what_scripts_rely_on() throws IOException {
    JsonNode json = new ObjectMapper().readTree(run(LOG, "log", "--json", "-").out);
    assertThat(names(json)).containsExactly("diagnosis", "errors", "warnings");
    assertThat(json.get("errors")).hasSize(2);
    JsonNode cause = json.get("errors").get(0);
    assertThat(names(cause))
        .containsExactly("line", "text", "file", "source_line", "class", "fingerprint", "rank");
    assertThat(cause.get("line").asInt()).isEqualTo(2);
    assertThat(cause.get("file").asText()).isEqualTo("reef.c");
    assertThat(cause.get("source_line").asInt()).isEqualTo(3);
    assertThat(cause.get("class").asText()).isEqualTo("compile");
    assertThat(cause.get("rank").asInt()).isEqualTo(1);
  }

  @Test
  void an_error_far_from_the_end_counts_where_somebody_knows_that_the_build_failed() {
    byte[] log =
        ("reef.c:3:9: error: 'tide' undeclared\n" + "cc -c x.c\n".repeat(200)).getBytes(UTF_8);
    assertThat(run(log, "log", "-").out).startsWith("No errors found.");
    assertThat(run(log, "log", "--failed", "-").out).startsWith("'tide' undeclared at reef.c:3");
  }

  @Test
  void a_gzipped_log_says_the_same(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("build.txt");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(LOG);
    }
    assertThat(run(new byte[0], "log", file.toString())).isEqualTo(run(LOG, "log", "-"));
  }

  @Test
  void several_logs_are_several_lines_of_json(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("build.txt"), LOG);
    assertThat(run(new byte[0], "log", "--json", file.toString(), "-").out.lines()).hasSize(2);
  }

  @Test
  void a_file_that_isnt_there_is_told_and_the_others_are_read() {
    Ran ran = run(LOG, "log", "no-such-log", "-");
    assertThat(ran.code).isEqualTo(1);
    assertThat(ran.err).isEqualTo("spackmon: can't read no-such-log: there is no such file\n");
    assertThat(ran.out).contains("'tide' undeclared");
  }

  @Test
  void errors_are_an_exit_code_only_if_asked_for() {
    assertThat(run(LOG, "log", "-").code).isZero();
    assertThat(run(LOG, "log", "--exit-code", "-").code).isEqualTo(3);
    assertThat(run("fine\n".getBytes(UTF_8), "log", "--exit-code", "-").code).isZero();
  }

  @Test
  void rules_of_a_site_have_the_first_word(@TempDir Path folder) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules"), "site: gcc -c * => $1 is ours\n");
    Ran ran = run(LOG, "log", "--rules", rules.toString(), "-");
    assertThat(ran.out).startsWith("reef.c is ours").contains("1  site ");

    Files.writeString(rules, "\nsite gcc\n");
    Ran broken = run(LOG, "log", "--rules", rules.toString(), "-");
    assertThat(broken.code).isEqualTo(1);
    assertThat(broken.err).contains("line 2: expected CLASS: PATTERN").endsWith("\"site gcc\"\n");
  }

  @Test
  void server_with_broken_rules_does_not_start(@TempDir Path folder) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules"), "nothing\n");
    Path data = folder.resolve("data");
    Ran ran =
        run(new byte[0], "server", "--port=0", "--data=" + data, "--log-rules=" + rules.toString());
    assertThat(ran.code).isEqualTo(1);
    assertThat(ran.err).contains("line 1: expected CLASS: PATTERN");
    assertThat(data).doesNotExist();
  }

  private static List<String> names(JsonNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Ran run(byte[] in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Streams streams = new Streams(new ByteArrayInputStream(in), out, err);
    int code = Main.commandLine(null, streams).execute(words);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
