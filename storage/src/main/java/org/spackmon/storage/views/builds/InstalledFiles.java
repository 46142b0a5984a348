package org.spackmon.storage.views.builds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the analyzer {@code install_files} sent: path to facts. What came is shown as far as
 * it makes sense, and never an error: any client may send anything.
 */
final class InstalledFiles {
  /** More are there to download. */
  static final int MOST = 5_000;

  /** Holds so many files and more. */
  static final int MOST_BYTES = 4 << 20;

  private static final JsonFactory JSON = new JsonFactory();
  private static final int PERMISSIONS = 07777;

  private InstalledFiles() {}

  static List<InstalledFile> read(byte[] json) {
    List<InstalledFile> files = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (files.size() < MOST && parser.nextToken() == JsonToken.FIELD_NAME) {
          String path = parser.currentName();
          parser.nextToken();
          files.add(file(path, facts(parser)));
        }
      }
    } catch (IOException e) {
      // What stands before the place where it breaks off is shown.
    }
    files.sort(Comparator.comparing(InstalledFile::path));
    return files;
  }

  private static Map<String, String> facts(JsonParser parser) throws IOException {
    Map<String, String> facts = new HashMap<>();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return facts;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        facts.put(name, parser.getText());
      }
      parser.skipChildren();
    }
    return facts;
  }

  private static InstalledFile file(String path, Map<String, String> facts) {
    return new InstalledFile(
        path,
        facts.get("type"),
        permissions(facts.get("mode")),
        facts.get("owner"),
        facts.get("group"),
        facts.get("hash"),
        facts.get("size"),
        facts.get("dest"));
  }

  private static @Nullable String permissions(@Nullable String mode) {
    return mode == null || !mode.matches("[0-9]{1,9}")
        ? mode
        : Integer.toOctalString(Integer.parseInt(mode) & PERMISSIONS);
  }
}
