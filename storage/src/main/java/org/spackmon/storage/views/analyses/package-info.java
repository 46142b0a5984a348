/** What did analyzers find out, one result at a time? Reads only. */
@NullMarked
package org.spackmon.storage.views.analyses;

import org.jspecify.annotations.NullMarked;
