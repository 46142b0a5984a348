package org.spackmon.server.hooks;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spackmon.storage.hooks.Deliveries;
import org.spackmon.storage.hooks.Delivery;
import org.spackmon.storage.hooks.DueDelivery;

/**
 * Brings webhooks what they are told, in the background: a slow receiver holds up no report and no
 * page. It follows no redirects and keeps nothing of an answer but its status, so that nobody can
 * read with it what only this machine may.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_MILLIS = 1_000;
  private static final int AT_ONCE = 20;
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final Deliveries deliveries;
  private final String site;
  private final Thread thread = new Thread(this::run, "spackmon-hooks");
  private @Nullable HttpClient http;

  private Courier(Deliveries deliveries, String site) {
    this.deliveries = deliveries;
    this.site = site;
  }

  /**
   * Sets out.
   *
   * @param site where this server is reached, without a slash at the end
   */
  public static Courier start(Deliveries deliveries, String site) {
    Courier courier = new Courier(deliveries, site);
    courier.thread.setDaemon(true);
    courier.thread.start();
    return courier;
  }

  private void run() {
    try {
      while (true) {
        try {
          deliver();
        } catch (RuntimeException e) {
          LOG.warn("webhooks have to wait", e);
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      // closed; what is leased is tried again later
    }
  }

  private void deliver() {
    List<DueDelivery> due = deliveries.lease(Instant.now(), AT_ONCE);
    List<CompletableFuture<Void>> all = due.stream().map(this::send).toList();
    all.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> send(DueDelivery due) {
    Delivery delivery = due.delivery();
    return client()
        .sendAsync(request(due), BodyHandlers.discarding())
        .handle(
            (answer, thrown) -> {
              int status = thrown == null ? answer.statusCode() : 0;
              deliveries.tried(delivery, status, error(status, thrown), Instant.now());
              return null;
            });
  }

  private static String error(int status, @Nullable Throwable thrown) {
    if (thrown == null) {
      return status >= OK && status < REDIRECT ? "" : "Answered " + status;
    }
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof HttpTimeoutException) {
      return "No answer within " + PATIENCE.toSeconds() + " s";
    }
    if (cause instanceof ConnectException) { // says nothing more, whether the name or the port
      return "Nobody can be reached there";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** As the Standard Webhooks have it; a try again has the same id. */
  private HttpRequest request(DueDelivery due) {
    String id = "msg_" + due.delivery().id();
    long now = Instant.now().getEpochSecond();
    String body = Letter.of(due.delivery(), site).json();
    return HttpRequest.newBuilder(URI.create(due.url()))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("User-Agent", "spackmon")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now))
        .header("webhook-signature", new Secret(due.secret()).sign(id, now, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Made when first needed: most servers tell nobody. */
  private HttpClient client() {
    HttpClient known = http;
    if (known == null) {
      known = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      http = known;
    }
    return known;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
