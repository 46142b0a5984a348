package org.spackmon.client.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What did the server say? */
public record Answer(int status, byte[] body, Map<String, List<String>> headers) {
  public boolean ok() {
    return status == 200 || status == 201;
  }

  /** Trouble that passes by itself. */
  public boolean passing() {
    return status >= 500 || status == 429 || status == 408;
  }

  /** The first header of a name, written in any case. */
  public @Nullable String header(String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (name.equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty()) {
        return header.getValue().get(0);
      }
    }
    return null;
  }

  /** Seconds that the server wants to be left alone; 0 if it doesn't say, or says it by a date. */
  public int retryAfter() {
    String value = header("Retry-After");
    return value != null && value.strip().matches("[0-9]{1,6}")
        ? Integer.parseInt(value.strip())
        : 0;
  }

  /** The beginning of the body, on one line, for messages. */
  public String excerpt() {
    String text = new String(body, 0, Math.min(body.length, 600), StandardCharsets.UTF_8);
    String line = text.replaceAll("<[^>]*>|\\s+", " ").replaceAll("[\\p{Cntrl}]", "").strip();
    return line.length() > 160 ? line.substring(0, 160) + "…" : line;
  }
}
