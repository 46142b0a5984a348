/** Answers what Spack writes: spec files, versions, hashes, and the metadata of an install. */
@NullMarked
package org.spackmon.spack;

import org.jspecify.annotations.NullMarked;
