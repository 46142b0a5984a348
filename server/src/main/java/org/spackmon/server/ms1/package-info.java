/** What do Spack clients that speak ms1 say, and which words do they expect in return? */
@NullMarked
package org.spackmon.server.ms1;

import org.jspecify.annotations.NullMarked;
