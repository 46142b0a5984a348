package org.spackmon.record;

import org.spackmon.spack.HashKind;

/**
 * A node that a hash may mean.
 *
 * @param kind which of its hashes this is
 * @param ownPost whether the asking run posted it itself
 * @param document newest document of this Spack version that holds it: higher is newer
 */
public record SpecCandidate(
    long node, HashKind kind, boolean ownPost, long document, String name, String specHash) {}
