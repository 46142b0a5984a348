package org.spackmon.server.ms1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/** A server below a prefix of two parts, that asks nobody for a name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServiceInfoTest {
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Where.SQLITE.create(), TestServer.settings("spack/mon", true, false));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void info_tellsWhatClientsRead() throws IOException {
    for (String path : List.of("/spack/mon", "/spack/mon/")) {
      JsonNode info = Recording.JSON.readTree(ask("GET", path, "*/*").body());
      assertThat(info.fieldNames())
          .toIterable()
          .containsExactly(
              "id",
              "status",
              "name",
              "description",
              "organization",
              "contactUrl",
              "documentationUrl",
              "createdAt",
              "updatedAt",
              "environment",
              "version",
              "auth_instructions_url",
              "doors");
      assertThat(info.get("id").asText()).isEqualTo("spackmon");
      assertThat(info.get("status").asText()).isEqualTo("running");
      assertThat(info.at("/doors/ms1").asInt()).isEqualTo(1);
      assertThat(info.at("/doors/api").asText()).isEqualTo("/api/v1");
      assertThat(info.at("/doors/client").asText()).isEqualTo("/client/spackmon-client.tar.gz");
    }
  }

  @Test
  void info_ofAHead_hasNoBody() throws IOException {
    Answer answer = ask("HEAD", "/spack/mon/", "*/*");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /spack/mon/                    | text/html                        | 406
          GET  | /spack/mon/                    | text/html, */*;q=0.8             | 200
          GET  | /spack/mon/                    | application/*                    | 200
          GET  | /spack/mon/                    | Application/JSON; charset=utf-8  | 200
          POST | /spack/mon/                    | */*                              | 405
          PUT  | /spack/mon/specs/new           | */*                              | 405
          GET  | /spack/mon/specs/new/          | */*                              | 405
          POST | /spack/mon/specs/name/zlib/    | */*                              | 405
          GET  | /spack/mon/specs/name/zlib/    | text/html                        | 200
          GET  | /spack/mon/specs/name/zlib/    | application/xml                  | 406
          GET  | /spack/mon/nothing/            | */*                              | 404
          GET  | /spack/mon/specs/x/attributes/ | */*                              | 404
          GET  | /ms1/                          | */*                              | 404
          """)
  void odd_requests(String method, String path, String accept, int status) throws IOException {
    Answer answer = ask(method, path, accept);
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (path.startsWith("/spack") && status > 400) {
      assertThat(answer.text())
          .isEqualTo(
              switch (status) {
                case 405 -> "{\"detail\":\"Method \\\"" + method + "\\\" not allowed.\"}";
                case 406 -> "{\"detail\":\"Could not satisfy the request Accept header.\"}";
                default -> "{\"detail\":\"Not found.\"}";
              });
    }
  }

  @Test
  void reports_withoutCredentials_areTaken() throws IOException {
    Answer answer =
        Exchange.send(
            server.port(),
            "POST",
            "/spack/mon/specs/new/",
            Map.of(),
            "{\"spec\": {\"nodes\": []}, \"spack_version\": \"1\"}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(answer.text())
        .isEqualTo(
            "{\"message\":\"success\",\"data\":{\"spec\":null,\"created\":false},\"code\":200}");
  }

  private Answer ask(String method, String path, String accept) throws IOException {
    return Exchange.send(server.port(), method, path, Map.of("Accept", accept), new byte[0]);
  }
}
