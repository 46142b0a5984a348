package org.spackmon.storage.views.specs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spec file as it came.
 *
 * @param format the version of the spec format, 1 to 5
 * @param root the node at its top; null where it has none
 * @param content its id: {@code Contents} reads the bytes
 */
public record DocumentRow(
    long id,
    int format,
    String spackVersion,
    @Nullable Long root,
    long bytes,
    long content,
    Instant received) {}
