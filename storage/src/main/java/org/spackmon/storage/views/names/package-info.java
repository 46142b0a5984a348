/** Which packages, compilers, systems, owners and tags are known, and how do they fare? */
@NullMarked
package org.spackmon.storage.views.names;

import org.jspecify.annotations.NullMarked;
