/** Answers what is installed where, and who needs it: queries over all installs at once. */
@NullMarked
package org.spackmon.storage.inventory;

import org.jspecify.annotations.NullMarked;
