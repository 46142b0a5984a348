/** How do many reports share one durable transaction? */
@NullMarked
package org.spackmon.storage.commit;

import org.jspecify.annotations.NullMarked;
