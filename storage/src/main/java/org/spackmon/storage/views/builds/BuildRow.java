package org.spackmon.storage.views.builds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.Outcome;

/**
 * An attempt in a list of builds.
 *
 * @param attempt orders the list: later attempts have higher ids
 * @param number 1 for the first attempt at the build
 * @param version null where the spec names none, as after a failed concretization
 * @param node the spec's id
 * @param specHash the hash that the build was announced with
 * @param compiler "" for none
 * @param tags sorted
 * @param diagnosis why it failed, in one line; null where it didn't, or nothing tells
 * @param started when its first phase or status arrived
 * @param ended when the last one did
 */
public record BuildRow(
    long attempt,
    long build,
    int number,
    Outcome outcome,
    String packageName,
    @Nullable String version,
    long node,
    String specHash,
    String compiler,
    String system,
    String hostname,
    String owner,
    String spackVersion,
    List<String> tags,
    List<PhaseMark> phases,
    @Nullable String diagnosis,
    Instant opened,
    @Nullable Instant started,
    @Nullable Instant ended,
    @Nullable Duration duration) {}
