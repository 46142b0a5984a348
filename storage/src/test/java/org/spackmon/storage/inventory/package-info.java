/** Tests of what is installed where. */
@NullMarked
package org.spackmon.storage.inventory;

import org.jspecify.annotations.NullMarked;
