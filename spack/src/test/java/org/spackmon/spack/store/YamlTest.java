package org.spackmon.spack.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be read in a YAML file is said, and the rest of it is there. */
@Timeout(60)
final class YamlTest {
  @TempDir private Path folder = Path.of("");
  private final List<String> problems = new ArrayList<>();

  private JsonNode read(String text) throws IOException {
    return Yaml.read(Files.writeString(folder.resolve("a.yaml"), text), problems::add);
  }

  private String problem() {
    assertThat(problems).hasSize(1);
    return problems.get(0).substring((folder.resolve("a.yaml") + ": ").length());
  }

  @Test
  void values_stayTheTextThatTheyAre() throws IOException {
    JsonNode read =
        read(
            """
            # said by somebody
            version: 2.10
            quoted: "true"
            shared: true
            ~: ~
            day: 2019-01-02
            flags: [-O2, '-g', {a: b}]
            on: yes
            long: >-
              one
              two
            """);

    assertThat(read)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"version": "2.10", "quoted": "true", "shared": true, "null": null,
                     "day": "2019-01-02", "flags": ["-O2", "-g", {"a": "b"}], "on": "yes",
                     "long": "one two"}"""));
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: !secret c|{'a':'1','b':'c'}|line 2: nobody here knows the tag !secret",
        "a: 1\\nb: 2\\na: 3|{'a':'3','b':'2'}|line 3: a stands twice; the last one counts",
        "a: {b: 1}\\nc: d\\na: {e: f}|{'a':{'b':'1','e':'f'},'c':'d'}|line 3: a stands twice; both",
        "a: 1\\nb: *c\\nd: 2|{'a':'1','b':null,'d':'2'}|line 2: nothing whole before it is called c",
        "a: &x [1, *x]\\nb: *x|{'a':['1',null],'b':['1',null]}|line 1: nothing whole before it",
        "a: {{ b }}\\nc: d|{'a':{'':null},'c':'d'}|line 1: what holds others can't be a key",
        "a: 1\\nb: [2, 3\\nc: d|{'a':'1','b':['2','3 c']}|line 3: expected ',' or ']'",
        "a: 1\\n\\tb: 2|{'a':'1'}|line 2: found character",
        "a: 1\\nb: %x\\nc: 2|{'a':'1'}|line 2: found character '%'",
        "'a: ''1\nb: 2'|{}|line 3: found unexpected end of stream",
      })
  void whatCantBeRead_isSaid(String text, String json, String problem) throws IOException {
    assertThat(read(text.replace("\\n", "\n").replace("\\t", "\t") + "\n").toString())
        .isEqualTo(json.replace('\'', '"'));
    assertThat(problem()).startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base: &b {a: 1, c: 2}\\nnew: {<<: *b, a: 3}|{'base':{'a':'1','c':'2'},'new':{'a':'3','c':'2'}}",
        "{<<: {a: 1, b: 2}, a: 3}|{'a':'3','b':'2'}",
        "a: 3\\n<<:\\n  a: 1\\n  b: {c: 2}|{'a':'3','b':{'c':'2'}}",
        "- &b {a: 1}\\n- {<<: [*b, {a: 2, c: 3}], d: 4}|[{'a':'1'},{'a':'1','c':'3','d':'4'}]",
        "a: 1\\n---\\nb: 2|{'a':'1'}",
        "\\ufeffa: b|{'a':'b'}",
        "# \\u0007\\na: b|{'a':'b'}",
        "%YAML 1.1\\n---\\na: !!str 1|{'a':'1'}",
        "config::\\n  a:: b|{'config:':{'a:':'b'}}",
        "# nothing|null",
        "''|null",
      })
  void whatIsRightAllTheSame_isRead(String text, String json) throws IOException {
    String plain =
        text.replace("\\n", "\n").replace("\\ufeff", "\ufeff").replace("\\u0007", "\u0007");

    assertThat(read(plain).toString()).isEqualTo(json.replace('\'', '"'));
    assertThat(problems).isEmpty();
  }

  @Test
  void aliasesOfAliases_dontGrowBeyondMeasure() throws IOException {
    StringBuilder bomb = new StringBuilder("first: here\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String one = "*a" + (i - 1) + ", ";
      bomb.append("a%1$d: &a%1$d [".formatted(i)).append(one.repeat(9)).append("x]\n");
    }

    JsonNode read = read(bomb.toString());

    assertThat(read.path("first").asText()).isEqualTo("here");
    assertThat(read.toString()).hasSizeLessThan(10_000_000);
    assertThat(problem()).contains("more than 1000000 values; what stands before it is used");
  }

  @Test
  void whatIsNestedWithoutEnd_isNotFollowed() throws IOException {
    JsonNode read = read("first: here\ndeep: " + "[".repeat(1_000_000));

    assertThat(read.path("first").asText()).isEqualTo("here");
    assertThat(problem()).contains("more than 100 levels");
  }

  @Test
  void aFileLargerThanAnyOfSpacks_isRefused() throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.write("a: b\n".getBytes(UTF_8));
      large.setLength(1L << 40);
    }

    assertThatThrownBy(() -> Yaml.read(file, problems::add))
        .isInstanceOf(IOException.class)
        .hasMessage("is larger than 16 MiB");
  }
}
