/** What do clients claim of builds, one request at a time, and what came of it? */
@NullMarked
package org.spackmon.record.claims;

import org.jspecify.annotations.NullMarked;
