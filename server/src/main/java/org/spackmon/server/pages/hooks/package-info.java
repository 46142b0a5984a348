/** Who is told of failures, and did it arrive? */
@NullMarked
package org.spackmon.server.pages.hooks;

import org.jspecify.annotations.NullMarked;
