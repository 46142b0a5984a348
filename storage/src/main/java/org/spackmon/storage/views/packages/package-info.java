/** How does a package fare: by version, compiler and system, and over time? */
@NullMarked
package org.spackmon.storage.views.packages;

import org.jspecify.annotations.NullMarked;
