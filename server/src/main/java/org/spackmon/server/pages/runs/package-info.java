/** What did one process of Spack do, and when? */
@NullMarked
package org.spackmon.server.pages.runs;

import org.jspecify.annotations.NullMarked;
