package org.spackmon.storage.views.analyses;

/**
 * What a result is called.
 *
 * @param file the installed file that it is about, "" where it is about all
 */
public record AnalysisName(long id, String analyzer, String name, String file) {}
