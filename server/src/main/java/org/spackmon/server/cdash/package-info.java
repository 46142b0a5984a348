/** How does a stock Spack report, that knows of CDash and not of us? */
@NullMarked
package org.spackmon.server.cdash;

import org.jspecify.annotations.NullMarked;
