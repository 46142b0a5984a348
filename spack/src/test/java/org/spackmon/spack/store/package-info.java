@NullMarked
package org.spackmon.spack.store;

import org.jspecify.annotations.NullMarked;
