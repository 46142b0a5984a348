package org.spackmon.server.api;

import java.time.Instant;
import java.util.Locale;
import org.spackmon.storage.views.builds.AnalysisRow;

/**
 * A result of an analyzer.
 *
 * @param name "" for the whole result of an analyzer
 * @param file the object file it is about; "" where none was named
 * @param kind text, json or binary
 * @param entries how many variables or files it lists
 * @param rawUrl the value
 */
record AnalysisItem(
    long id,
    long build,
    String url,
    String analyzer,
    String name,
    String file,
    String kind,
    long entries,
    long bytes,
    Instant received,
    String rawUrl) {

  static AnalysisItem of(AnalysisRow row, Links links) {
    String url = links.to("/analyses/" + row.id());
    return new AnalysisItem(
        row.id(),
        row.build(),
        url,
        row.analyzer(),
        row.name(),
        row.file(),
        row.kind().name().toLowerCase(Locale.ROOT),
        row.entries(),
        row.bytes(),
        row.received(),
        url + "/raw");
  }
}
