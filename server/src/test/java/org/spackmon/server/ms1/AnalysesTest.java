package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.spackmon.testkit.http.Exchange.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnalysesTest {
  private TestServer server;
  private Person ada;
  private String spec = "";
  private long build;

  @BeforeAll
  void start() {
    server = TestServer.start(Where.SQLITE.create());
    ada = new Person(server, "ada");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void buildSomething(TestInfo test) throws IOException {
    String name = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    ada.spec(Person.node(name));
    build = ada.build(name);
    spec = ada.read("specs/name/" + name + "/").get(0).get("id").asText();
  }

  @Test
  void value_thatChanged_replaces() throws IOException {
    attribute("\"value\": \"<abi-corpus/>\"");
    attribute("\"value\": \"<abi-corpus2/>\"");
    assertThat(download().text()).isEqualTo("\"<abi-corpus2/>\"");
  }

  @Test
  void value_thatIsText_comesBackAsAString() throws IOException {
    attribute("\"value\": \"\\\"a\\\"\\n\\\\ \\u00e4 \\ud83d\\ude00 \\u0007\"");
    assertThat(Recording.JSON.readTree(download().body()).asText())
        .isEqualTo("\"a\"\n\\ ä 😀 \u0007");
  }

  @Test
  void value_thatIsBinary_comesBackInBase64() throws IOException {
    attribute("\"binary_value\": \"AAEC/w==\"");
    assertThat(download().text()).isEqualTo("\"AAEC/w==\"");
  }

  @Test
  void value_thatIsJson_comesBackAsJson() throws IOException {
    attribute("\"json_value\": \"{\\\"pi\\\": 3.14159265358979323846, \\\"a\\\": [1, null]}\"");
    assertThat(download().text()).isEqualTo("{\"pi\":3.14159265358979323846,\"a\":[1,null]}");
  }

  @Test
  void value_thatIsAnEmptyJson_isNone_andReplacesNothing() throws IOException {
    attribute("\"json_value\": \"[]\"");
    assertThat(download().status()).isEqualTo(404);
    assertThat(download().text())
        .isEqualTo("{\"message\":\"This attribute does not have an associated value.\"}");
    attribute("\"json_value\": \"[1]\"");
    attribute("\"json_value\": \"{}\"");
    assertThat(download().text()).isEqualTo("[1]");
  }

  @Test
  void entries_withoutANameOrAValue_areSkipped() throws IOException {
    String entries =
        """
        {"lib": [{"install_file": "f", "value": "v"}, {"name": "n", "install_file": "f"},
                 {"name": "n", "install_file": "f", "json_value": "{nope"}, null, 7,
                 {"name": "good", "install_file": "f", "value": "v"}]}
        """;
    assertThat(ada.analysis(build, entries).status()).isEqualTo(200);
    JsonNode kept = ada.read("specs/" + spec + "/attributes/");
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0).get("name").asText()).isEqualTo("good");
  }

  @Test
  void installFiles_areKeptAsTheyCame() throws IOException {
    String files =
        "{\"/opt/a\":{\"mode\":17901,\"owner\":0,\"group\":0,\"type\":\"dir\"},"
            + "\"/opt/a/b\":{\"type\":\"file\",\"hash\":\"HDSO\",\"time\":1613598807.8425238}}";
    ada.analysis(build, "{\"install_files\": " + files + "}");
    assertThat(whole("install_files")).isEqualTo("2 1 " + files);
  }

  @Test
  void results_ofAnyOtherShape_areKeptWhole() throws IOException {
    ada.analysis(
        build,
        """
        {"a": {"x": [1]}, "b": ["p", {"q": 2}], "c": 7, "d": "text", "e": null, "f": []}
        """);
    assertThat(whole("a")).isEqualTo("1 1 {\"x\":[1]}");
    assertThat(whole("b")).isEqualTo("2 1 [\"p\",{\"q\":2}]");
    assertThat(whole("c")).isEqualTo("1 1 7");
    assertThat(whole("d")).isEqualTo("1 0 text");
    assertThat(whole("e")).isEqualTo("0 0 ");
    assertThat(whole("f")).isEqualTo("none");
  }

  @Test
  void metadata_thatIsMissing_saysNothing() throws IOException {
    assertThat(ada.post("analyze/builds/", "{\"build_id\": " + build + "}").status())
        .isEqualTo(200);
    assertThat(ada.analysis(build, "\"text\"").status()).isEqualTo(400);
    assertThat(ada.post("analyze/builds/", "{\"metadata\": {}}").text())
        .isEqualTo("{\"message\":\"Missing required build_id.\"}");
  }

  @Test
  void resultBeforeTheBuildId_isKeptAsWell() throws IOException {
    ada.post("analyze/builds/", "{\"metadata\": {\"a\": \"b\"}, \"build_id\": \"" + build + "\"}");
    assertThat(whole("a")).isEqualTo("1 0 b");
  }

  private void attribute(String value) throws IOException {
    String entry = "{\"name\": \"n\", \"install_file\": \"lib/libx.so\", " + value + "}";
    assertThat(ada.analysis(build, "{\"lib\": [" + entry + "]}").status()).isEqualTo(200);
  }

  private Answer download() throws IOException {
    JsonNode all = ada.read("specs/" + spec + "/attributes/lib/");
    assertThat(all).hasSize(1);
    return ada.get("attributes/" + all.get(0).get("id").asText() + "/download/");
  }

  /** Its entries, its kind, its content. */
  private String whole(String analyzer) {
    return server
        .store()
        .reads()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT entries, kind, content_id FROM analysis
                         WHERE build_id = :build AND analyzer = :analyzer AND name = ''
                        """)
                    .bind("build", build)
                    .bind("analyzer", analyzer)
                    .map(
                        (row, ctx) ->
                            row.getInt(1) + " " + row.getInt(2) + " " + text(row.getLong(3)))
                    .findOne()
                    .orElse("none"));
  }

  private String text(long content) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      server.store().contents().read(content, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
