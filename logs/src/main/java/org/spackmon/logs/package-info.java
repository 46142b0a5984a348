/** Answers what a build log says: bytes in, findings out, the cause first. */
@NullMarked
package org.spackmon.logs;

import org.jspecify.annotations.NullMarked;
