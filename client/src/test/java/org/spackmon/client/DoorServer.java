package org.spackmon.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.Event;
import org.spackmon.journal.Position;
import org.spackmon.journal.Welcome;
import org.spackmon.journal.WireLine;
import org.spackmon.journal.WireReader;

/** The journal's door as docs/journal.md has it, kept in memory, and with faults on demand. */
final class DoorServer implements AutoCloseable {
  /** What goes wrong with a request about a run; one request each. */
  enum Fault {
    NONE,
    UNAVAILABLE,
    TOO_MANY,
    CUT,
    CUT_AFTER_KEEPING,
    FORGETS
  }

  /** What the server has of a run. */
  static final class Kept {
    final ByteArrayOutputStream events = new ByteArrayOutputStream();
    final Map<String, ByteArrayOutputStream> logs = new LinkedHashMap<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final Map<String, Event.Log> told = new HashMap<>();

    synchronized String journal() {
      return events.toString(StandardCharsets.UTF_8);
    }

    synchronized byte[] log(String build) {
      ByteArrayOutputStream log = logs.get(build);
      return log == null ? new byte[0] : log.toByteArray();
    }
  }

  static final String USER = "spacky";
  static final String TOKEN = "50445263afd8f67e59bd79bff597836ee6c05438";

  final Map<String, Kept> runs = new LinkedHashMap<>();
  final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger lines = new AtomicInteger();
  volatile boolean down;
  volatile int delayMillis;

  /** Who asks whether there may be a run is answered when this is open. */
  volatile CountDownLatch answering = new CountDownLatch(0);

  volatile int largest = 1 << 20;
  private final HttpServer http;

  DoorServer() throws IOException {
    this(0);
  }

  DoorServer(int port) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20);
    http.setExecutor(Executors.newCachedThreadPool());
    http.createContext(
        "/", exchange -> handle(exchange, 404, "{}".getBytes(StandardCharsets.UTF_8)));
    http.createContext("/ms1/journal/v1/", this::door);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return http.getAddress().getPort();
  }

  /** The only run that there is. */
  synchronized Kept only() {
    if (runs.size() != 1) {
      throw new AssertionError("runs: " + runs.keySet());
    }
    return runs.values().iterator().next();
  }

  private void door(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      handle(exchange, 401, new byte[0]);
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/ms1/journal/v1/")) {
      try {
        answering.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      long now = System.currentTimeMillis() * 1_000;
      handle(exchange, 200, new Welcome(1, "test", largest, now, USER).json());
    } else {
      run(exchange, path.substring(path.lastIndexOf('/') + 1), body);
    }
  }

  private void run(HttpExchange exchange, String run, byte[] body) throws IOException {
    sleep(delayMillis);
    Fault fault = faults.poll();
    if (down || fault == Fault.UNAVAILABLE) {
      handle(exchange, 503, new byte[0]);
    } else if (fault == Fault.TOO_MANY) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      handle(exchange, 429, new byte[0]);
    } else if (fault == Fault.CUT) {
      exchange.close();
    } else if (exchange.getRequestMethod().equals("GET")) {
      boolean known;
      synchronized (this) {
        known = runs.containsKey(run);
      }
      handle(exchange, known ? 200 : 404, known ? position(run) : new byte[0]);
    } else {
      if (fault == Fault.FORGETS) {
        synchronized (this) {
          runs.remove(run);
        }
      }
      int status = keep(run, body);
      if (fault == Fault.CUT_AFTER_KEEPING) {
        exchange.close();
      } else {
        handle(exchange, status, status == 413 ? new byte[0] : position(run));
      }
    }
  }

  private synchronized int keep(String run, byte[] body) {
    Kept kept = runs.computeIfAbsent(run, name -> new Kept());
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] text = in.readAllBytes();
      if (text.length > largest) {
        return 413;
      }
      WireReader reader = new WireReader(new ByteArrayInputStream(text));
      for (WireLine line = reader.next(); line != null; line = reader.next()) {
        lines.incrementAndGet();
        if (!keep(kept, line)) {
          return 409;
        }
      }
      return 200;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DamagedException e) {
      return 400;
    }
  }

  private static boolean keep(Kept kept, WireLine line) {
    synchronized (kept) {
      if (line instanceof WireLine.Written written) {
        if (written.at() > kept.events.size()) {
          return false;
        }
        if (written.at() == kept.events.size()) {
          kept.events.writeBytes(written.text());
          kept.events.write('\n');
          if (written.event() instanceof Event.Log log) {
            kept.told.put(log.build(), log);
            check(kept, log.build());
          }
        }
      } else if (line instanceof WireLine.Damaged damaged) {
        if (damaged.at() > kept.events.size()) {
          return false;
        }
        if (damaged.at() == kept.events.size()) {
          kept.events.writeBytes(
              ("#".repeat((int) damaged.length() - 1) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } else if (line instanceof WireLine.LogBytes bytes) {
        ByteArrayOutputStream log =
            kept.logs.computeIfAbsent(bytes.build(), name -> new ByteArrayOutputStream());
        if (bytes.at() > log.size()) {
          return false;
        }
        if (bytes.next() > log.size()) {
          int known = (int) (log.size() - bytes.at());
          log.write(bytes.data(), known, bytes.data().length - known);
        }
        check(kept, bytes.build());
      } else if (line instanceof WireLine.FileBytes file) {
        kept.files.put(file.build() + "/" + file.name(), file.data());
      }
      return true;
    }
  }

  /** Throws a log away that isn't what the journal says of it. */
  private static void check(Kept kept, String build) {
    Event.Log told = kept.told.get(build);
    ByteArrayOutputStream log = kept.logs.get(build);
    if (told != null
        && log != null
        && log.size() >= told.bytes()
        && !(log.size() == told.bytes() && sha256(log.toByteArray()).equals(told.sha256()))) {
      kept.logs.remove(build);
    }
  }

  private synchronized byte[] position(String run) {
    Kept kept = runs.getOrDefault(run, new Kept());
    synchronized (kept) {
      Map<String, Long> logs = new HashMap<>();
      kept.logs.forEach((build, log) -> logs.put(build, (long) log.size()));
      return new Position(run, kept.events.size(), logs, url() + "/runs/" + run).json();
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void handle(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
