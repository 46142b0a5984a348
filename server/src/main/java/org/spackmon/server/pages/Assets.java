package org.spackmon.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The few files that pages refer to. Their address names their content, so a browser may keep them
 * for ever and still sees a new version at once.
 */
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "spackmon.css", "text/css; charset=utf-8",
          "spackmon.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  static Assets load() {
    return new Assets(
        TYPES.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> load(e.getKey(), e.getValue()))));
  }

  /** Below the server's root. */
  String path(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset is called " + name);
    }
    return "/static/" + name + "?" + asset.version();
  }

  @Nullable Asset get(String name) {
    return byName.get(name);
  }

  private static Asset load(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks /static/" + name);
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(type, HexFormat.of().formatHex(hash, 0, 6), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A file.
   *
   * @param version changes with its bytes
   */
  record Asset(String type, String version, byte[] bytes) {}
}
