/** How fast is what is installed imported? */
@NullMarked
package org.spackmon.benchmarks.importing;

import org.jspecify.annotations.NullMarked;
