package org.spackmon.client.door;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks? */
public record Credentials(String user, String token) {
  /** What the guide has users export; null unless both are there. */
  public static @Nullable Credentials from(Map<String, String> environment) {
    String user = environment.getOrDefault("SPACKMON_USER", "");
    String token = environment.getOrDefault("SPACKMON_TOKEN", "");
    return user.isEmpty() || token.isEmpty() ? null : new Credentials(user, token);
  }

  /** The value of an {@code Authorization} header. */
  public String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return user;
  }
}
