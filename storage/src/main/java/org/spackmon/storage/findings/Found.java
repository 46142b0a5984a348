package org.spackmon.storage.findings;

import org.jspecify.annotations.Nullable;

/**
 * An error that a log tells of.
 *
 * @param line of the log, from 1; 0 where Spack said it and no log
 * @param file of the sources, as the tool named it
 * @param sourceLine in that file, 0 if none was told
 * @param kind "compile", "link" …
 * @param summary in a few words
 * @param fingerprint the same for the same breakage elsewhere
 * @param times how often the log says the same
 */
public record Found(
    long line,
    String text,
    @Nullable String file,
    int sourceLine,
    String kind,
    String summary,
    String fingerprint,
    int times) {}
