package org.spackmon.advisories;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does somebody say of a vulnerability? One record of the OSV format.
 *
 * @param id as its source calls it
 * @param withdrawn when its source took it back; null while it holds
 * @param details Markdown
 * @param aliases what other sources call the same
 * @param score the vector by which its severity is told; "" for none
 */
public record Advisory(
    String id,
    Instant modified,
    @Nullable Instant published,
    @Nullable Instant withdrawn,
    String summary,
    String details,
    List<String> aliases,
    Severity severity,
    String score,
    List<Reference> references,
    List<Affected> affected) {

  public Advisory {
    aliases = List.copyOf(aliases);
    references = List.copyOf(references);
    affected = List.copyOf(affected);
  }

  /**
   * Where to read more.
   *
   * @param kind "ADVISORY", "FIX", …
   */
  public record Reference(String kind, String url) {}
}
