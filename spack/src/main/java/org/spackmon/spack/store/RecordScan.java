package org.spackmon.spack.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which record of a database stands here? Fields of the wrong type are taken as missing. */
final class RecordScan {
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_800L);

  private final NodeText source;
  private final Words words;
  private @Nullable StoredNode node;
  private @Nullable String path;
  private @Nullable String deprecatedFor;
  private @Nullable String origin;
  private @Nullable Long installedAt;
  private boolean installed;
  private boolean explicit;

  private RecordScan(NodeText source, Words words) {
    this.source = source;
    this.words = words;
  }

  /** Reads the value at which the parser stands, to its end; null when it names no spec. */
  static @Nullable InstallRecord read(String hash, JsonParser json, NodeText source, Words words)
      throws IOException {
    RecordScan scan = new RecordScan(source, words);
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        scan.field(field, json.nextToken(), json);
      }
    } else {
      json.skipChildren();
    }
    StoredNode node = scan.node;
    return node == null
        ? null
        : new InstallRecord(
            words.same(hash),
            scan.path,
            scan.installed,
            scan.explicit,
            scan.installedAt,
            scan.deprecatedFor,
            scan.origin,
            node);
  }

  private void field(String field, JsonToken value, JsonParser json) throws IOException {
    switch (field) {
      case "spec" -> node = NodeScan.read(json, source, words);
      case "path" -> path = path(text(value, json));
      case "installed" -> installed = value == JsonToken.VALUE_TRUE;
      case "explicit" -> explicit = value == JsonToken.VALUE_TRUE;
      case "installation_time" -> installedAt = micros(value, json);
      case "deprecated_for" -> deprecatedFor = text(value, json);
      case "origin" -> origin = text(value, json);
      default -> json.skipChildren();
    }
  }

  private static @Nullable String text(JsonToken value, JsonParser json) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }

  /** Old databases write so of externals. */
  private static @Nullable String path(@Nullable String text) {
    return "None".equals(text) ? null : text;
  }

  /** Spack writes seconds with a fraction; a time that no calendar has is none. */
  private static @Nullable Long micros(JsonToken value, JsonParser json) throws IOException {
    if (!value.isNumeric() || json.isNaN()) {
      json.skipChildren();
      return null;
    }
    BigDecimal seconds = json.getDecimalValue();
    return seconds.signum() > 0 && seconds.compareTo(LATEST) < 0
        ? seconds.multiply(MICROS).longValue()
        : null;
  }
}
