package org.spackmon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class SpackmonServerTest {
  @Test
  void unknownPath_isAProblem() throws Exception {
    try (SpackmonServer server = SpackmonServer.start(ServerSettings.defaults())) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.url() + "/nowhere")).build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"urn:spackmon:problem:not-found\",\"title\":\"There is nothing here\","
                  + "\"status\":404,\"detail\":\"Nothing is served at /nowhere\"}");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none';");
    }
  }
}
