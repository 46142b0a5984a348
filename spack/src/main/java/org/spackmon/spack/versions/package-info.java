/** Answers which version comes first, and which ones a range means. */
@NullMarked
package org.spackmon.spack.versions;

import org.jspecify.annotations.NullMarked;
