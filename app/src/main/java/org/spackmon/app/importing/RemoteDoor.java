package org.spackmon.app.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.KnownStore;
import org.spackmon.journal.Welcome;

/** A server's door, here or far away. */
public final class RemoteDoor implements Door {
  private static final int TRIES = 6;
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;
  private final String authorization;
  private final long largest;

  private RemoteDoor(String url, String authorization) throws IOException {
    this.url = url;
    this.authorization = authorization;
    try {
      this.largest = Welcome.read(get("")).largest();
    } catch (DamagedException e) {
      throw new IOException(url + " takes no journals", e);
    }
  }

  /**
   * The door of a server.
   *
   * @param host as a user writes it
   * @param prefix first part of the paths of clients
   * @param environment where {@code SPACKMON_USER} and {@code SPACKMON_TOKEN} are, if need be
   */
  public static RemoteDoor to(String host, String prefix, Map<String, String> environment)
      throws IOException {
    String root = (host.contains("://") ? host : "http://" + host).replaceFirst("/+$", "");
    String user = environment.getOrDefault("SPACKMON_USER", "");
    String token = environment.getOrDefault("SPACKMON_TOKEN", "");
    String who =
        Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
    return new RemoteDoor(
        root + "/" + prefix.replaceAll("^/+|/+$", "") + "/journal/v1/",
        user.isEmpty() ? "" : "Basic " + who);
  }

  @Override
  public KnownStore known(String system, String root) throws IOException {
    String query =
        "stores?system="
            + URLEncoder.encode(system, StandardCharsets.UTF_8)
            + "&root="
            + URLEncoder.encode(root, StandardCharsets.UTF_8);
    try {
      return KnownStore.read(get(query));
    } catch (DamagedException e) {
      throw new IOException(url + " doesn't say what it knows: " + e.getMessage(), e);
    }
  }

  @Override
  public long largest() {
    return largest;
  }

  @Override
  public void send(String run, byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    HttpRequest.Builder request =
        request("runs/" + run)
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
    HttpResponse<byte[]> answer = patiently(request.build());
    if (answer.statusCode() == CONFLICT) {
      throw new IOException(url + " lacks what came before");
    }
    require(answer);
  }

  private byte[] get(String path) throws IOException {
    return require(patiently(request(path).GET().build())).body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(5));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private HttpResponse<byte[]> require(HttpResponse<byte[]> answer) throws IOException {
    int status = answer.statusCode();
    if (status == 401) {
      throw new IOException(
          url + " wants to know who reports: export SPACKMON_USER and SPACKMON_TOKEN");
    }
    if (status != OK) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new IOException(
          url + " answers " + status + ": " + text.substring(0, Math.min(300, text.length())));
    }
    return answer;
  }

  /** What passes by itself is waited for: every request may be repeated. */
  private HttpResponse<byte[]> patiently(HttpRequest request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        boolean passing = answer.statusCode() == 429 || answer.statusCode() >= 500;
        if (!passing || attempt == TRIES) {
          return answer;
        }
      } catch (IOException e) {
        if (attempt == TRIES || e instanceof java.net.ConnectException) {
          throw new IOException("can't reach " + url + ": " + e, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      pause(500L << attempt);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
