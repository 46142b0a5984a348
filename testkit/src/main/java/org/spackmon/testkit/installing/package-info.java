/** Install trees that are made up, in the shapes that Spack leaves them in. */
@NullMarked
package org.spackmon.testkit.installing;

import org.jspecify.annotations.NullMarked;
