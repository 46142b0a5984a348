package org.spackmon.spack.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.SpecNode;

/** What Spack 1.2 and later writes of an install, as SPDX: its recipe was executed for that. */
final class Spdx {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Spdx() {}

  static Provenance read(byte[] json, SpecNode node) {
    try {
      for (JsonNode each : JSON.readTree(json).path("packages")) {
        if (each.path("name").asText().equals(node.name())
            && each.path("versionInfo").asText().equals(node.version())) {
          return new Provenance(told(each.path("licenseDeclared")), source(each));
        }
      }
    } catch (IOException e) {
      return Provenance.UNKNOWN;
    }
    return Provenance.UNKNOWN;
  }

  /** Only with a file's checksum: else the URL is one that Spack could have asked, and didn't. */
  private static @Nullable Source source(JsonNode told) {
    String url = told(told.path("downloadLocation"));
    JsonNode checksums = told.path("checksum");
    if (url == null || checksums.size() != 1) {
      return null;
    }
    JsonNode only = checksums.get(0);
    Checksum checksum =
        only.path("algorithm").asText().equals("SHA256")
            ? Checksum.of("sha256", only.path("checksumValue").asText().toLowerCase(Locale.ROOT))
            : null;
    return checksum == null
        ? null
        : new Source.Archive(url, checksum.algorithm(), checksum.digits());
  }

  private static @Nullable String told(JsonNode text) {
    String told = text.asText("");
    return told.isEmpty() || told.equals("NOASSERTION") || told.equals("NONE") ? null : told;
  }
}
