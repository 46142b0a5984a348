package org.spackmon.server.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in an {@code Authorization} header. */
record Basic(String user, String token) {

  /** User and token, where the header has both and is spelled right. */
  static Optional<Basic> of(@Nullable String header) {
    return after("basic ", header).flatMap(Basic::decoded);
  }

  /** The token of a {@code Bearer} header. */
  static Optional<String> bearer(@Nullable String header) {
    return after("bearer ", header);
  }

  private static Optional<String> after(String scheme, @Nullable String header) {
    return header != null && header.toLowerCase(Locale.ROOT).startsWith(scheme)
        ? Optional.of(header.substring(scheme.length()).strip())
        : Optional.empty();
  }

  private static Optional<Basic> decoded(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Basic(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "credentials of " + user;
  }
}
