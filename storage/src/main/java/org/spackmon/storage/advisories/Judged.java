package org.spackmon.storage.advisories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.advisories.Advisory;

/**
 * What may be said of an advisory to others.
 *
 * @param products what it means of all that is installed now
 */
public record Judged(AdvisoryRow row, Advisory advisory, List<Product> products) {
  public Judged {
    products = List.copyOf(products);
  }

  /** A spec that is installed somewhere. */
  public record Product(@Nullable String namespace, String name, String version, String hash) {}
}
