/** Spack environments: what they should hold, and what of it is there. */
@NullMarked
package org.spackmon.storage.views.environments;

import org.jspecify.annotations.NullMarked;
