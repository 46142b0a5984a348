package org.spackmon.storage.advisories;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;

/**
 * What may be said of an advisory to others.
 *
 * @param parts what it means of all that is installed now, by package and version
 */
public record Judged(AdvisoryRow row, Advisory advisory, List<List<Product>> parts) {

  /** A spec that is installed somewhere. */
  public record Product(@Nullable String namespace, String name, String version, String hash) {}

  public Stream<Product> products() {
    return parts.stream().flatMap(List::stream);
  }
}
