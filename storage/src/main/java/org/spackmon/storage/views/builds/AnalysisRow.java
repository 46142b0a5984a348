package org.spackmon.storage.views.builds;

import java.time.Instant;
import org.spackmon.record.Analysis;

/**
 * A result of an analyzer.
 *
 * @param name "" for the whole result of an analyzer, such as {@code config_args}
 * @param file the object file it is about; "" where none was named
 * @param entries how many variables or files it lists
 * @param content its id: {@code Contents} reads it
 */
public record AnalysisRow(
    long id,
    long build,
    String analyzer,
    String name,
    String file,
    Analysis.Kind kind,
    long entries,
    long bytes,
    long content,
    Instant received) {}
