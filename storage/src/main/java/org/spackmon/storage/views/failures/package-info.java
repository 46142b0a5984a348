/** Why do attempts fail, where else, and since when? */
@NullMarked
package org.spackmon.storage.views.failures;

import org.jspecify.annotations.NullMarked;
