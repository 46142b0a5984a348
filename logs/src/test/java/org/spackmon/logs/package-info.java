/** Tests of what a log says, most of them on logs that were made for it. */
@NullMarked
package org.spackmon.logs;

import org.jspecify.annotations.NullMarked;
