package org.spackmon.server.health;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.spackmon.server.http.RequestWatch;

/** How many requests were answered, how, and how fast? */
public final class Requests implements RequestWatch {
  /** Upper bounds of the classes of time, in seconds. */
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<Place, Times> times = new ConcurrentHashMap<>();

  private record Kind(String route, String method, int status) {}

  private record Place(String route, String method) {}

  private static final class Times {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder[] classes = new LongAdder[SECONDS.length + 1];

    Times() {
      for (int i = 0; i < classes.length; i++) {
        classes[i] = new LongAdder();
      }
    }

    void add(long took) {
      nanos.add(took);
      int place = 0;
      while (place < SECONDS.length && took > SECONDS[place] * 1e9) {
        place++;
      }
      classes[place].increment();
    }
  }

  @Override
  public void served(String route, String method, int status, long nanos) {
    counts.computeIfAbsent(new Kind(route, method, status), kind -> new LongAdder()).increment();
    times.computeIfAbsent(new Place(route, method), place -> new Times()).add(nanos);
  }

  void write(Exposition out) {
    out.family("spackmon_http_requests_total", "counter", "Requests that were answered.");
    counts.forEach(
        (kind, count) ->
            out.sample(
                "spackmon_http_requests_total",
                Map.of(
                    "route", kind.route(), "method", kind.method(), "status", "" + kind.status()),
                count.sum()));
    out.family("spackmon_http_request_seconds", "histogram", "How long their answers took.");
    times.forEach(
        (place, taken) ->
            out.histogram(
                "spackmon_http_request_seconds",
                Map.of("route", place.route(), "method", place.method()),
                SECONDS,
                Arrays.stream(taken.classes).mapToLong(LongAdder::sum).toArray(),
                taken.nanos.sum() / 1e9));
  }
}
