package org.spackmon.storage.advisories;

import java.time.Instant;
import org.spackmon.advisories.Verdict;

/**
 * A package in a version that an advisory means.
 *
 * @param advisory its name
 */
public record HitRow(
    String advisory,
    String summary,
    String packageName,
    String version,
    Verdict verdict,
    Instant firstSeen) {}
