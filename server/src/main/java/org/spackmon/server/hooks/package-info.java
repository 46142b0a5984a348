/** How are people told when a package begins to fail, or works again? */
@NullMarked
package org.spackmon.server.hooks;

import org.jspecify.annotations.NullMarked;
