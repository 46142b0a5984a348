/** Pages of Spack environments. */
@NullMarked
package org.spackmon.server.environments;

import org.jspecify.annotations.NullMarked;
