/** What was built: which specs are known, what are they made of, who needs them? Reads only. */
@NullMarked
package org.spackmon.storage.views.specs;

import org.jspecify.annotations.NullMarked;
