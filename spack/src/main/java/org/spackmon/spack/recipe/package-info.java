/** What does the recipe that an install keeps say of licence and source? Never by executing it. */
@NullMarked
package org.spackmon.spack.recipe;

import org.jspecify.annotations.NullMarked;
