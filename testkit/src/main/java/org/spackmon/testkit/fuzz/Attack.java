package org.spackmon.testkit.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spackmon.testkit.http.Exchange;
import org.spackmon.testkit.http.Exchange.Answer;

/**
 * Sends a server many requests that are nearly right, several at once, as somebody with an account.
 * What must not happen: an answer of 500 or more (but 505 for a nonsense version of HTTP), no
 * answer to a request that says where it ends, or none in time.
 */
public final class Attack {
  private static final Pattern TOKEN = Pattern.compile("\"token\": *\"([^\"]+)\"");
  private static final Pattern BUILD = Pattern.compile("\"build_id\":(\\d+)");

  /** One of so many isn't even nearly right. */
  private static final int NONSENSE = 15;

  private static final int REMEMBERED = 200;
  private static final int SHOWN = 20;

  private final int port;
  private final String prefix;
  private final String user;
  private final String token;
  private final List<Request> requests = Request.all();
  private final List<String> builds = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, Integer> statuses = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

  /** Against a server on this machine. */
  public Attack(int port, String prefix, String user, String token) {
    this.port = port;
    this.prefix = prefix;
    this.user = user;
    this.token = token;
  }

  /**
   * What came back.
   *
   * @param statuses how often each status was answered; -1 for connections without an answer where
   *     none was due
   * @param failures what must not happen, the first few of it
   */
  public record Outcome(Map<Integer, Integer> statuses, List<String> failures) {}

  /** Sends so many, at the same time in several threads. */
  public Outcome run(int count, long seed, int threads) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        long own = seed * 1_000 + i;
        all.add(pool.submit(() -> shoot(count / threads, own)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return new Outcome(new TreeMap<>(statuses), List.copyOf(failures));
  }

  private void shoot(int count, long seed) {
    Random random = new Random(seed);
    Mutator mutator = new Mutator(random);
    String bearer = bearer();
    for (int i = 0; i < count; i++) {
      Request request = requests.get(random.nextInt(requests.size()));
      List<String> known = List.copyOf(builds);
      Shot shot = mutator.mutate(request, prefix, "127.0.0.1:" + port, bearer, known);
      fire(random.nextInt(NONSENSE) == 0 ? mutator.nonsense(shot) : shot, seed + "/" + i);
    }
  }

  private String bearer() {
    String basic =
        Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
    try {
      Answer answer =
          Exchange.send(
              port, "GET", "/auth/token/", Map.of("Authorization", "Basic " + basic), new byte[0]);
      Matcher matcher = TOKEN.matcher(answer.text());
      if (!matcher.find()) {
        throw new IllegalStateException("no token for " + user + ": " + answer.status());
      }
      return matcher.group(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fire(Shot shot, String name) {
    try {
      boolean head = startsWith(shot.bytes(), "HEAD ");
      Answer answer = Exchange.raw(port, shot.bytes(), !head, !shot.framed());
      statuses.merge(answer.status(), 1, Integer::sum);
      if (answer.status() >= 500 && answer.status() != 505) {
        fail(name, "answered " + answer.status() + " " + answer.text(), shot);
      }
      learn(answer);
    } catch (SocketTimeoutException e) {
      fail(name, "no answer in time", shot);
    } catch (IOException | RuntimeException e) {
      statuses.merge(-1, 1, Integer::sum);
      if (shot.framed()) {
        fail(name, String.valueOf(e), shot);
      }
    }
  }

  private void learn(Answer answer) {
    if (answer.status() < 300 && builds.size() < REMEMBERED) {
      Matcher matcher = BUILD.matcher(answer.text());
      if (matcher.find()) {
        builds.add(matcher.group(1));
      }
    }
  }

  private void fail(String name, String what, Shot shot) {
    if (failures.size() < SHOWN) {
      String sent = new String(shot.bytes(), StandardCharsets.ISO_8859_1);
      failures.add(name + ": " + what + "\n" + sent.substring(0, Math.min(sent.length(), 4_000)));
    }
  }

  private static boolean startsWith(byte[] bytes, String text) {
    return new String(bytes, 0, Math.min(bytes.length, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }
}
