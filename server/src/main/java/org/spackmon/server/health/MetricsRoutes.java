package org.spackmon.server.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.spackmon.server.http.Routes;
import org.spackmon.storage.Store;
import org.spackmon.storage.commit.Pulse;

/** Serves {@code /metrics} to Prometheus. */
public final class MetricsRoutes implements Routes {
  private static final double[] COMMIT_SECONDS =
      Pulse.BOUNDS.stream().mapToDouble(micros -> micros / 1e6).toArray();

  private final Store store;
  private final Requests requests;

  public MetricsRoutes(Store store, Requests requests) {
    this.store = store;
    this.requests = requests;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/metrics", this::metrics);
  }

  private void metrics(Context ctx) {
    Exposition out = new Exposition();
    requests.write(out);
    writer(out, store.pulse().count());
    out.single(
        "spackmon_jobs_waiting", "gauge", "Jobs that wait or are done.", store.jobs().waiting());
    out.single(
        "spackmon_jobs_given_up", "gauge", "Jobs that failed too often.", store.jobs().givenUp());
    Machine.write(out);
    ctx.contentType(Exposition.CONTENT_TYPE);
    ctx.result(out.toString());
  }

  private static void writer(Exposition out, Pulse.Count count) {
    out.single(
        "spackmon_writer_waiting", "gauge", "Writes that wait for a transaction.", count.waiting());
    out.single(
        "spackmon_writer_done_total",
        "counter",
        "Writes that are durable; by the number of transactions: the size of a group.",
        count.done());
    out.family("spackmon_writer_commit_seconds", "histogram", "How long transactions took.");
    out.histogram(
        "spackmon_writer_commit_seconds",
        Map.of(),
        COMMIT_SECONDS,
        count.classes().stream().mapToLong(Long::longValue).toArray(),
        count.micros() / 1e6);
  }
}
