/** Who reads the logs of what failed? */
@NullMarked
package org.spackmon.server.findings;

import org.jspecify.annotations.NullMarked;
