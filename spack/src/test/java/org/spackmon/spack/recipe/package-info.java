@NullMarked
package org.spackmon.spack.recipe;

import org.jspecify.annotations.NullMarked;
