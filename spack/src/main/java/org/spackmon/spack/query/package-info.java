/**
 * Answers which specs somebody means who types one: Spack's query syntax, and what satisfies it.
 */
@NullMarked
package org.spackmon.spack.query;

import org.jspecify.annotations.NullMarked;
