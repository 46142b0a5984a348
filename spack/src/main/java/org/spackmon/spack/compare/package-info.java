/** In what do two concrete specs differ? */
@NullMarked
package org.spackmon.spack.compare;

import org.jspecify.annotations.NullMarked;
