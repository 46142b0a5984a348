/** Answers what a request costs a running server, and what the server costs at rest. */
@NullMarked
package org.spackmon.benchmarks.load;

import org.jspecify.annotations.NullMarked;
