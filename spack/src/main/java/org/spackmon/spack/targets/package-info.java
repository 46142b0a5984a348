/** Answers which processor runs what was built for another. */
@NullMarked
package org.spackmon.spack.targets;

import org.jspecify.annotations.NullMarked;
