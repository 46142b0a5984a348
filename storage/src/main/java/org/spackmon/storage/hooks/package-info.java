/** Who wants to be told of failures, what were they told, and did it arrive? */
@NullMarked
package org.spackmon.storage.hooks;

import org.jspecify.annotations.NullMarked;
