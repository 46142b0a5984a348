package org.spackmon.server.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.server.accounts.Who;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Store;

/**
 * Serves {@code /health}: 200, or 503 when reports can't be taken. Anybody may ask, but the store
 * is tried at most once a second.
 */
public final class HealthRoutes implements Routes {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Health health;
  private final ObjectMapper json = new ObjectMapper();
  private List<Health.Part> last = List.of();
  private long lastNanos;

  public HealthRoutes(Store store) {
    health = new Health(store);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/health", this::health, Who.ANYONE);
  }

  private void health(Context ctx) throws Exception {
    List<Health.Part> parts = parts();
    boolean well = parts.stream().allMatch(Health.Part::well);
    Map<String, Object> components = new LinkedHashMap<>();
    for (Health.Part part : parts) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("status", word(part.well()));
      facts.putAll(new TreeMap<>(part.facts()));
      components.put(part.name(), facts);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", word(well));
    answer.put("components", components);
    ctx.status(well ? 200 : 503);
    ctx.contentType("application/json");
    ctx.result(json.writeValueAsBytes(answer));
  }

  private synchronized List<Health.Part> parts() {
    if (last.isEmpty() || System.nanoTime() - lastNanos > FRESH_NANOS) {
      last = health.parts();
      lastNanos = System.nanoTime();
    }
    return last;
  }

  private static String word(boolean well) {
    return well ? "ok" : "failing";
  }
}
