package org.spackmon.server.accounts;

import io.javalin.http.Context;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers under which address a client reaches this server. Told by the operator, else by the
 * request; what a request says is only ever told back to the same client, never put into a page.
 */
public final class PublicAddress {
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private final @Nullable String publicUrl;

  /**
   * @param publicUrl as the operator gave it, without a slash at its end
   */
  public PublicAddress(@Nullable String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The path under which everything lies: "" or, behind a proxy, something like "/spackmon". */
  public String base() {
    String path = publicUrl == null ? null : URI.create(publicUrl).getRawPath();
    return path == null ? "" : path;
  }

  /** The address as this client sees it, without a slash at its end. */
  public String of(Context ctx) {
    if (publicUrl != null) {
      return publicUrl;
    }
    String host = ctx.header("Host");
    if (host == null || !HOST.matcher(host).matches()) {
      host = bound(ctx);
    }
    return (secure(ctx) ? "https://" : "http://") + host;
  }

  /** Whether what is sent to this client can't be read on the way. */
  boolean secure(Context ctx) {
    return publicUrl == null
        ? ctx.req().isSecure() || "https".equals(ctx.header("X-Forwarded-Proto"))
        : publicUrl.startsWith("https:");
  }

  private static String bound(Context ctx) {
    String address = ctx.req().getLocalAddr();
    String host = address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    return host + ":" + ctx.req().getLocalPort();
  }
}
