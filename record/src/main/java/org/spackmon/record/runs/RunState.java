package org.spackmon.record.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;

/**
 * What must be known of a run to understand the next line of its journal.
 *
 * @param journal whether it is one of our own client's: all others have no journal
 * @param position bytes of the journal that are kept
 * @param clock microseconds that the server's clock was ahead
 * @param exited whether Spack has ended
 * @param lost whether it was given up
 */
public record RunState(
    long id,
    long account,
    boolean journal,
    long position,
    String spackVersion,
    BuildHost host,
    @Nullable String system,
    List<String> tags,
    long clock,
    boolean exited,
    boolean lost) {}
