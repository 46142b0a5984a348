/** How is a store copied, emptied, and derived anew? */
@NullMarked
package org.spackmon.storage.upkeep;

import org.jspecify.annotations.NullMarked;
