@NullMarked
package org.spackmon.storage.upkeep;

import org.jspecify.annotations.NullMarked;
