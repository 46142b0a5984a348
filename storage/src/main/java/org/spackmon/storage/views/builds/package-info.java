/** Which builds are there, and what happened in each? Reads only. */
@NullMarked
package org.spackmon.storage.views.builds;

import org.jspecify.annotations.NullMarked;
