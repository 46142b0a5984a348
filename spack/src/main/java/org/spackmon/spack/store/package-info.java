/** What does Spack leave on disk? Install trees, their databases, prefixes, environments. */
@NullMarked
package org.spackmon.spack.store;

import org.jspecify.annotations.NullMarked;
