package org.spackmon.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a log says, and where.
 *
 * @param line of the log, from 1
 * @param text of that line, without colours
 * @param file of the sources, as the tool named it
 * @param sourceLine in that file, 0 if the tool told none
 * @param column in that line, 0 if the tool told none
 * @param summary in a few words, for the diagnosis
 * @param fingerprint the same for the same breakage elsewhere
 * @param times how often the log says the same
 * @param excerpt lines around it, the first of which is {@code excerptFrom}
 */
public record Finding(
    long line,
    String text,
    @Nullable String file,
    int sourceLine,
    int column,
    ErrorClass kind,
    String summary,
    String fingerprint,
    int times,
    List<String> excerpt,
    long excerptFrom) {}
