package org.spackmon.client.door;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How does one ask and tell a server about a run?
 *
 * @param credentials null for a server with authentication disabled
 */
public record Door(Http http, Address address, @Nullable Credentials credentials) {
  public Preflight preflight() {
    return new Preflight(http, address, credentials);
  }

  /** How far the server has the run. */
  public Answer ask(String run, int millis) throws IOException {
    return http.get(url(run), Preflight.headers(credentials), millis);
  }

  /** Tells it something, compressed. */
  public Answer tell(String run, Http.Content body, int millis) throws IOException {
    Map<String, String> headers = new HashMap<>(Preflight.headers(credentials));
    headers.put("Content-Type", "application/x-ndjson");
    headers.put("Content-Encoding", "gzip");
    return http.post(url(run), headers, body, millis);
  }

  private String url(String run) {
    return address.at("journal/v1/runs/" + run);
  }
}
