package org.spackmon.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;

final class HealthTest {
  @TempDir Path data;

  @Test
  void health_isToldOfEachPart_toAnybody() throws Exception {
    try (Store store = Store.open(StoreSettings.in(data));
        SpackmonServer server = SpackmonServer.start(ServerSettings.defaults(), store)) {
      HttpResponse<String> answer = get(server, "/health");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .matches(
              "\\{\"status\":\"ok\",\"components\":\\{"
                  + "\"database\":\\{\"status\":\"ok\",\"milliseconds\":\\d+},"
                  + "\"logs\":\\{\"status\":\"ok\",\"milliseconds\":\\d+},"
                  + "\"jobs\":\\{\"status\":\"ok\",\"givenUp\":0,\"waiting\":0},"
                  + "\"disk\":\\{\"status\":\"ok\",\"freeBytes\":\\d+}}}");
    }
  }

  @Test
  void closedStore_isUnwell() throws Exception {
    Store store = Store.open(StoreSettings.in(data));
    try (SpackmonServer server = SpackmonServer.start(ServerSettings.defaults(), store)) {
      store.close();
      HttpResponse<String> answer = get(server, "/health/");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .startsWith(
              "{\"status\":\"failing\",\"components\":{\"database\":{\"status\":\"failing\"}");
    }
  }

  @Test
  void metrics_countRequestsByRoute_andTellOfTheWriter() throws Exception {
    try (Store store = Store.open(StoreSettings.in(data));
        SpackmonServer server =
            SpackmonServer.start(ServerSettings.defaults().withPublicRead(), store)) {
      get(server, "/health");
      get(server, "/nowhere/1");
      get(server, "/nowhere/2");
      HttpResponse<String> answer = get(server, "/metrics");
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("text/plain; version=0.0.4; charset=utf-8");
      assertThat(answer.body().lines())
          .contains(
              "# TYPE spackmon_http_requests_total counter",
              "spackmon_http_requests_total{method=\"GET\",route=\"/health\",status=\"200\"} 1",
              "spackmon_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 2",
              "spackmon_http_request_seconds_count{method=\"GET\",route=\"none\"} 2",
              "spackmon_writer_waiting 0",
              "spackmon_jobs_waiting 0")
          .allMatch(
              line -> line.startsWith("# ") || line.matches("[a-z_]+(\\{[^ ]+})? -?[0-9.E+-]+"))
          .anyMatch(line -> line.matches("spackmon_writer_commit_seconds_count [1-9]\\d*"))
          .anyMatch(line -> line.matches("process_resident_memory_bytes \\d+"));
    }
  }

  @Test
  void metrics_areNotForEverybody() throws Exception {
    try (Store store = Store.open(StoreSettings.in(data));
        SpackmonServer server = SpackmonServer.start(ServerSettings.defaults(), store)) {
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> get(SpackmonServer server, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
            BodyHandlers.ofString());
  }
}
