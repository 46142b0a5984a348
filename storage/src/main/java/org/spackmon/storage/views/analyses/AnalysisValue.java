package org.spackmon.storage.views.analyses;

import org.spackmon.record.Analysis;

/**
 * Where a result is.
 *
 * @param content which content it is
 * @param bytes how long that is
 */
public record AnalysisValue(Analysis.Kind kind, long content, long bytes) {}
