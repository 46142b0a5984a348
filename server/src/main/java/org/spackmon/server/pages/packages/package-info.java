/** Which versions of a package build where, and since when? */
@NullMarked
package org.spackmon.server.pages.packages;

import org.jspecify.annotations.NullMarked;
