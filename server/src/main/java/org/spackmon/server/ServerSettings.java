package org.spackmon.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.logs.Rules;

/**
 * Answers how a server was asked to run.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param prefix the first part of the paths that old clients use: "ms1"
 * @param publicUrl where people reach it, when that isn't where it listens; no slash at its end
 * @param tlsCert certificates in PEM, the server's own first; with it TLS is spoken
 * @param tlsKey the private key in PEM
 * @param disableAuth anybody may tell and see, without a name
 * @param publicRead anybody may see; telling needs a login
 * @param bodyLimit bytes that a request's body may have, unless it is a stream
 * @param idle how long a connection may be silent
 * @param grace how long a server that stops waits for what it accepted
 * @param rules what the site knows of its logs
 */
public record ServerSettings(
    String host,
    int port,
    String prefix,
    @Nullable String publicUrl,
    @Nullable Path tlsCert,
    @Nullable Path tlsKey,
    boolean disableAuth,
    boolean publicRead,
    long bodyLimit,
    Duration idle,
    Duration grace,
    Rules rules) {

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");
  private static final Set<String> TAKEN =
      Set.of(
          "advisories",
          "environments",
          "analyses",
          "api",
          "auth",
          "buildSummary.php",
          "builds",
          "client",
          "compare",
          "compilers",
          "documents",
          "failures",
          "feed",
          "find",
          "health",
          "hooks",
          "installs",
          "live",
          "metrics",
          "owners",
          "packages",
          "runs",
          "sign-in",
          "sign-out",
          "specs",
          "static",
          "submit.php",
          "systems",
          "tags");

  /** Refuses what can't work; the messages are for the operator. */
  public ServerSettings {
    prefix = prefix.replaceAll("^/+|/+$", "");
    if (!PREFIX.matcher(prefix).matches() || TAKEN.contains(prefix.split("/", 2)[0])) {
      throw new IllegalArgumentException(
          "The prefix has letters, digits and - . _ ~, and isn't a page of the server: " + prefix);
    }
    if ((tlsCert == null) != (tlsKey == null)) {
      throw new IllegalArgumentException("TLS needs both a certificate and its key");
    }
    publicUrl = publicUrl == null ? null : publicUrl(publicUrl);
  }

  private static String publicUrl(String url) {
    String plain = url.replaceAll("/+$", "");
    if (!plain.matches("https?://[A-Za-z0-9._\\[\\]:-]+(/[A-Za-z0-9._~/-]*)?")) {
      throw new IllegalArgumentException(
          "The public URL is like https://monitor.example.org/spackmon, not " + url);
    }
    return plain;
  }

  /** What a server does when it is told nothing: on this machine only, at a free port. */
  public static ServerSettings defaults() {
    return new ServerSettings(
        "127.0.0.1",
        0,
        "ms1",
        null,
        null,
        null,
        false,
        false,
        64L << 20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Rules.NONE);
  }

  /** The same, listening elsewhere. */
  public ServerSettings at(String otherHost, int otherPort) {
    return with(
        draft -> {
          draft.host = otherHost;
          draft.port = otherPort;
        });
  }

  /** The same, for old clients under another prefix. */
  public ServerSettings withPrefix(String other) {
    return with(draft -> draft.prefix = other);
  }

  /** The same, reached by people somewhere else than where it listens. */
  public ServerSettings withPublicUrl(@Nullable String other) {
    return with(draft -> draft.publicUrl = other);
  }

  /** The same, over TLS. */
  public ServerSettings withTls(Path cert, Path key) {
    return with(
        draft -> {
          draft.tlsCert = cert;
          draft.tlsKey = key;
        });
  }

  /** The same, asking nobody for a name. */
  public ServerSettings withoutAuth() {
    return with(draft -> draft.disableAuth = true);
  }

  /** The same, asking nobody for a name who only looks. */
  public ServerSettings withPublicRead() {
    return with(draft -> draft.publicRead = true);
  }

  /** The same, by rules of a site. */
  public ServerSettings withRules(Rules other) {
    return with(draft -> draft.rules = other);
  }

  private ServerSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ServerSettings(
        draft.host,
        draft.port,
        draft.prefix,
        draft.publicUrl,
        draft.tlsCert,
        draft.tlsKey,
        draft.disableAuth,
        draft.publicRead,
        bodyLimit,
        idle,
        grace,
        draft.rules);
  }

  /** What an operator may choose, before it is checked. */
  private static final class Draft {
    private String host;
    private int port;
    private String prefix;
    private @Nullable String publicUrl;
    private @Nullable Path tlsCert;
    private @Nullable Path tlsKey;
    private boolean disableAuth;
    private boolean publicRead;
    private Rules rules;

    Draft(ServerSettings from) {
      host = from.host;
      port = from.port;
      prefix = from.prefix;
      publicUrl = from.publicUrl;
      tlsCert = from.tlsCert;
      tlsKey = from.tlsKey;
      disableAuth = from.disableAuth;
      publicRead = from.publicRead;
      rules = from.rules;
    }
  }
}
