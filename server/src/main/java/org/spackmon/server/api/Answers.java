package org.spackmon.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes what is answered: JSON, with a tag by which the same answer needn't be sent again. */
final class Answers {
  private static final int TAG_BYTES = 16;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new WireTime.Moment())
                  .addSerializer(Duration.class, new WireTime.Span()))
          .build();

  private Answers() {}

  static void json(Context ctx, Object answer) {
    try {
      bytes(ctx, JSON.writeValueAsBytes(answer));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void bytes(Context ctx, byte[] json) {
    String tag = tag(json);
    ctx.header(Header.ETAG, tag);
    ctx.header(Header.CACHE_CONTROL, "private, no-cache");
    if (known(ctx.header(Header.IF_NONE_MATCH), tag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    ctx.contentType("application/json").result(json);
  }

  /** Weak: it may come compressed. */
  private static String tag(byte[] json) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return "W/\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean known(@Nullable String tags, String tag) {
    return tags != null && (tags.strip().equals("*") || tags.contains(tag.substring(2)));
  }

  /** Bytes that somebody else wrote: to be looked at or kept, never to be run. */
  static void raw(Context ctx, String type, String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    ctx.contentType(type);
    ctx.header(Header.CONTENT_DISPOSITION, "attachment; filename=\"" + safe + "\"");
    ctx.header(Header.CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
  }
}
