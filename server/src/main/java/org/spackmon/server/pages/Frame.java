package org.spackmon.server.pages;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: where it is, who looks at it, and when.
 *
 * @param site what holds for every page of this server
 * @param room the room that the page belongs to; null for none
 * @param json path of the same information under {@code /api/v1}; null for none
 * @param account who is signed in; null for nobody
 * @param csrf goes into every form that changes something
 * @param clientUrl what a client is told to talk to
 */
public record Frame(
    Site site,
    @Nullable Room room,
    String title,
    @Nullable String json,
    @Nullable String account,
    @Nullable String csrf,
    String clientUrl,
    Instant now) {

  /** A path of this server as a link that works wherever the server is mounted. */
  public String to(String path) {
    return site.base() + path;
  }

  /** The same with the host, for those who are elsewhere. */
  public String absolute(String path) {
    return URI.create(clientUrl).resolve("/").toString().replaceFirst("/$", "") + to(path);
  }

  String asset(String name) {
    return site.base() + site.assets().path(name);
  }

  @Nullable String here(Room other) {
    return room == other ? "page" : null;
  }

  boolean canSignIn() {
    return site.needsLogin();
  }

  /** Whether people sign in here. */
  public boolean needsLogin() {
    return site.needsLogin();
  }

  String version() {
    return site.version();
  }

  /** What a client's command line says of the prefix: nothing where it is the usual one. */
  public String prefixOption() {
    return site.prefix().equals("ms1") ? "" : " --monitor-prefix " + site.prefix();
  }

  Frame called(String other) {
    return new Frame(site, room, other, json, account, csrf, clientUrl, now);
  }

  /** A path with a query, where there is one. */
  public static String join(String path, String query) {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** A value for a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
