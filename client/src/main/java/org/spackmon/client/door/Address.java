package org.spackmon.client.door;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where is the server?
 *
 * @param given what the user wrote, for messages
 * @param root scheme, host and port, without a slash at the end
 * @param prefix of the clients' door, without slashes
 */
public record Address(String given, String root, String prefix) {
  static final String USUAL_HOST = "http://127.0.0.1";
  private static final String USUAL_PREFIX = "ms1";

  /**
   * Where to go: what was asked for, else the variable, else a server that runs here for this user,
   * else the address of the guide.
   *
   * @throws UnusableException for what is no address
   */
  public static Address of(
      @Nullable String host, @Nullable String prefix, Map<String, String> environment)
      throws UnusableException {
    String given = first(host, environment.get("SPACKMON_HOST"));
    if (given.isEmpty()) {
      given = first(local(environment), USUAL_HOST);
    }
    String text = given.contains("://") ? given : "http://" + given;
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      String scheme = uri.getScheme();
      if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new UnusableException("'" + given + "' is no server's address");
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String path = uri.getPath() == null ? "" : uri.getPath();
      return new Address(
          given,
          scheme + "://" + uri.getHost() + port + path,
          first(prefix, USUAL_PREFIX).replaceAll("^/+|/+$", ""));
    } catch (URISyntaxException e) {
      throw new UnusableException("'" + given + "' is no server's address");
    }
  }

  /** Under the clients' prefix. */
  public String at(String path) {
    return root + "/" + prefix + "/" + path;
  }

  /** Whether the user wrote a word that may have been meant as a spec. */
  boolean looksLikeSpec() {
    return given.matches("[A-Za-z0-9_-]+") && !given.equals("localhost");
  }

  private static String first(@Nullable String... choices) {
    for (String choice : choices) {
      if (choice != null && !choice.isBlank()) {
        return choice.strip();
      }
    }
    return "";
  }

  /** Servers leave their address beside their database; one that was killed leaves it too. */
  private static @Nullable String local(Map<String, String> environment) {
    String base = environment.getOrDefault("XDG_DATA_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (base.isEmpty() && home.isEmpty()) {
      return null;
    }
    try {
      Path folder = Path.of(base.isEmpty() ? home + "/.local/share" : base, "spackmon");
      String url = Files.readString(folder.resolve("server.url")).strip();
      return answers(new URI(url)) ? url : null;
    } catch (IOException | InvalidPathException | URISyntaxException e) {
      return null;
    }
  }

  private static boolean answers(URI url) {
    int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port), 500);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
