package org.spackmon.server.pages;

import io.javalin.http.Context;
import io.javalin.http.Header;

/** How are bytes handed out that somebody else wrote? To be looked at or kept, never to be run. */
public final class RawBytes {
  private RawBytes() {}

  /** Sets the headers for bytes that are kept under this name. */
  public static void named(Context ctx, String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    ctx.header(Header.CONTENT_DISPOSITION, "inline; filename=\"" + safe + "\"");
    ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
  }
}
