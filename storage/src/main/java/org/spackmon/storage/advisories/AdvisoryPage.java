package org.spackmon.storage.advisories;

import java.util.List;
import org.spackmon.advisories.Advisory;

/**
 * All that is known of an advisory.
 *
 * @param nodes ids of the specs that it means
 */
public record AdvisoryPage(AdvisoryRow row, Advisory advisory, List<Long> nodes) {
  public AdvisoryPage {
    nodes = List.copyOf(nodes);
  }
}
