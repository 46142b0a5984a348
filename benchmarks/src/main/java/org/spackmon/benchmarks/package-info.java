/** Answers how fast it is: hot paths under JMH, and a load tool for a running server. */
@NullMarked
package org.spackmon.benchmarks;

import org.jspecify.annotations.NullMarked;
