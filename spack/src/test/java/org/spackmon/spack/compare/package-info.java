/** Tests of comparisons. */
@NullMarked
package org.spackmon.spack.compare;

import org.jspecify.annotations.NullMarked;
