package org.spackmon.client.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.DamagedException;
import org.spackmon.journal.JournalWriter;
import org.spackmon.journal.Welcome;

/**
 * Can reports go there at all? One question before anything is built, and a line that says why not.
 */
public final class Preflight {
  private static final int VERSION = 1;
  private static final int MILLIS = 15_000;

  private final Http http;
  private final Address address;
  private final @Nullable Credentials credentials;

  public Preflight(Http http, Address address, @Nullable Credentials credentials) {
    this.http = http;
    this.address = address;
    this.credentials = credentials;
  }

  /**
   * A server that takes reports.
   *
   * @param clock microseconds that the server is ahead
   */
  public record Passed(Welcome welcome, long clock) {}

  public Passed check() throws UnusableException {
    long asked = JournalWriter.now();
    try {
      Answer answer = http.get(address.at("journal/v1/"), headers(credentials), MILLIS);
      long answered = JournalWriter.now();
      Welcome welcome = welcome(answer);
      return new Passed(welcome, welcome.now() - (asked + answered) / 2);
    } catch (IOException e) {
      throw new UnusableException(line(e));
    }
  }

  static Map<String, String> headers(@Nullable Credentials credentials) {
    Map<String, String> headers = new HashMap<>();
    if (credentials != null) {
      headers.put("Authorization", credentials.basic());
    }
    return headers;
  }

  private Welcome welcome(Answer answer) throws UnusableException, IOException {
    int status = answer.status();
    if (status == 401 || status == 403) {
      throw error(
          credentials == null
              ? address.root()
                  + " wants to know who reports: export SPACKMON_TOKEN and SPACKMON_USER"
              : address.root()
                  + " doesn't know the user "
                  + credentials.user()
                  + " with this token; see SPACKMON_USER and SPACKMON_TOKEN");
    }
    if (status == 407) {
      throw error(
          "the proxy on the way to "
              + address.root()
              + " wants to know who asks; its user and password belong into https_proxy or"
              + " http_proxy, as in http://USER:PASSWORD@HOST:PORT");
    }
    if (status >= 300 && status < 400) {
      throw error(address.root() + " has moved: it points to " + answer.header("Location"));
    }
    if (answer.passing()) {
      throw error(address.root() + " takes no reports now: it answers " + status);
    }
    if (status == 200) {
      try {
        Welcome welcome = Welcome.read(answer.body());
        if (welcome.version() >= VERSION) {
          return welcome;
        }
      } catch (DamagedException e) {
        // Something else answers here; what, is found out below.
      }
    }
    throw error(stranger(status));
  }

  /** Who is it then? Asked only where nothing will be built anyway. */
  private String stranger(int status) throws IOException {
    Answer info = http.get(address.at(""), Map.of(), MILLIS);
    String text = new String(info.body(), StandardCharsets.UTF_8);
    if (info.ok() && text.contains("\"id\"") && text.contains("spackmon")) {
      return address.root()
          + " is a spack monitor that doesn't take journals"
          + (text.contains("\"doors\"") ? "; it is older than this client" : "")
          + ": it serves Spack up to 0.19";
    }
    Answer health = http.get(address.root() + "/health", Map.of(), MILLIS);
    if (new String(health.body(), StandardCharsets.UTF_8).contains("\"components\"")) {
      return address.root()
          + " has no prefix '"
          + address.prefix()
          + "'; see --monitor-prefix and the server's own --prefix";
    }
    return address.at("") + " is no spack monitor: it answers " + status;
  }

  private static UnusableException error(String text) {
    return new UnusableException("==> Error: " + text);
  }

  private String line(IOException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof UnknownHostException) {
      return "==> Error: "
          + (address.looksLikeSpec()
              ? "'" + address.given() + "' was taken for the host; is the spec missing?"
              : "nobody knows the host of " + address.root());
    }
    if (e instanceof SocketTimeoutException) {
      return "[Errno 110] Connection timed out";
    }
    if (e instanceof NoRouteToHostException) {
      return "[Errno 113] No route to host";
    }
    if (e instanceof ConnectException) {
      return why.contains("refused")
          ? "[Errno 111] Connection refused"
          : "==> Error: can't connect to " + address.root() + ": " + why;
    }
    if (e instanceof SSLException) {
      return "==> Error: no secure connection to " + address.root() + ": " + tls(why);
    }
    return "==> Error: " + address.root() + " doesn't answer as a web server does: " + why;
  }

  private static String tls(String why) {
    if (why.contains("unable to find valid certification path") || why.contains("PKIX")) {
      return "its certificate is signed by nobody known here;"
          + " SSL_CERT_FILE can name a file of certificates to trust";
    }
    if (why.contains("plaintext connection") || why.contains("Unsupported or unrecognized")) {
      return "it speaks plain http there";
    }
    return why;
  }
}
