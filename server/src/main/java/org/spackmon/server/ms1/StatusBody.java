package org.spackmon.server.ms1;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.ClaimedStatus;

/** What a client says of the end of a build. */
record StatusBody(Field buildId, Field statusField) {

  static StatusBody read(byte[] body) throws IOException {
    JsonStream json = JsonStream.of(body);
    Map<String, Field> fields = new HashMap<>();
    json.object(name -> fields.put(name, json.field()));
    json.end();
    return new StatusBody(
        fields.getOrDefault("build_id", Field.ABSENT), fields.getOrDefault("status", Field.ABSENT));
  }

  /** The end that it claims, or null when it is none that there is. */
  @Nullable ClaimedStatus status() {
    return statusField.kind() != Kind.TEXT
        ? null
        : Arrays.stream(ClaimedStatus.values())
            .filter(status -> status.name().equals(statusField.text()))
            .findFirst()
            .orElse(null);
  }
}
