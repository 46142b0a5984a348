package org.spackmon.client.door;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is there a proxy on the way? The variables that Python and curl read, in either case; this
 * machine itself is never reached by one.
 */
public final class Proxies {
  static {
    // Read once, with the JDK's first connection: a proxy of tunnels may ask for a password, too.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
  }

  private final Map<String, String> environment;

  public Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  Proxy proxyFor(URI target) {
    URI proxy = find(target);
    if (proxy == null) {
      return Proxy.NO_PROXY;
    }
    boolean socks = proxy.getScheme().startsWith("socks");
    int port = proxy.getPort() >= 0 ? proxy.getPort() : socks ? 1080 : 80;
    if (proxy.getUserInfo() != null && target.getScheme().equals("https")) {
      authenticate(proxy);
    }
    return new Proxy(
        socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }

  /** A proxy of plain requests is told by a header who asks; one of tunnels asks for it itself. */
  @Nullable String authorizationFor(URI target) {
    URI proxy = find(target);
    if (proxy == null || proxy.getRawUserInfo() == null || target.getScheme().equals("https")) {
      return null;
    }
    byte[] user = decoded(proxy.getRawUserInfo()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(user);
  }

  private static void authenticate(URI proxy) {
    String[] parts = proxy.getRawUserInfo().split(":", 2);
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                ? new PasswordAuthentication(
                    decoded(parts[0]), decoded(parts.length > 1 ? parts[1] : "").toCharArray())
                : null;
          }
        });
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private @Nullable URI find(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
      return null;
    }
    String value = variable(target.getScheme() + "_proxy");
    if (value.isEmpty()) {
      value = variable("all_proxy");
    }
    if (value.isEmpty() || spared(host, target.getPort())) {
      return null;
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      return proxy.getHost() == null ? null : proxy;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean spared(String host, int port) {
    for (String entry : variable("no_proxy").toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = entry.strip();
      if (name.equals("*")) {
        return true;
      }
      if (port >= 0 && name.endsWith(":" + port)) {
        name = name.substring(0, name.lastIndexOf(':'));
      }
      name = name.startsWith("*.") ? name.substring(2) : name;
      name = name.startsWith(".") ? name.substring(1) : name;
      if (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) {
        return true;
      }
    }
    return false;
  }

  private String variable(String name) {
    String lower = environment.getOrDefault(name, "");
    String value =
        lower.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    return value.strip();
  }
}
