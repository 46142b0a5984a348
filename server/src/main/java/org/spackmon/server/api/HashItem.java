package org.spackmon.server.api;

import java.util.List;
import org.spackmon.storage.views.specs.SpecHash;

/**
 * A hash that a spec goes by.
 *
 * @param kind as Spack names it in a spec file: {@code hash}, {@code full_hash}, …
 * @param others ids of other specs that go by the same hash of the same kind
 */
record HashItem(String kind, String hash, List<Long> others) {
  static List<HashItem> all(List<SpecHash> hashes) {
    return hashes.stream()
        .map(each -> new HashItem(each.kind().specName(), each.hash(), each.others()))
        .toList();
  }
}
