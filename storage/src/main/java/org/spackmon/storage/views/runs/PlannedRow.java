package org.spackmon.storage.views.runs;

import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;
import org.spackmon.record.runs.Role;

/**
 * A package in a run's plan, and what became of it.
 *
 * @param root whether somebody asked for it in this run
 * @param outcome what is known: of its last attempt, else what was said; null for one that nobody
 *     has come to yet
 * @param because hash of the dependency that failed
 * @param by the run that had installed it
 * @param error of its last attempt, in one line
 * @param diagnosis why it failed, by its log; null where nothing tells
 * @param originUrl the binary cache that it was installed from
 * @param originHost where that was built
 * @param build of its last attempt; null where there is none
 * @param attempt the number of that attempt
 */
public record PlannedRow(
    String hash,
    String name,
    @Nullable String version,
    Role role,
    boolean explicit,
    boolean root,
    @Nullable Outcome outcome,
    @Nullable String because,
    @Nullable String by,
    @Nullable String error,
    @Nullable String diagnosis,
    @Nullable String originUrl,
    @Nullable String originHost,
    @Nullable Long build,
    int attempt) {}
