package org.spackmon.storage.views.specs;

import java.util.List;
import org.spackmon.spack.HashKind;

/**
 * A hash that a spec goes by.
 *
 * @param others ids of other specs that go by the same hash of the same kind: it is ambiguous
 */
public record SpecHash(HashKind kind, String hash, List<Long> others) {}
