/** In what do two builds, specs or runs differ? */
@NullMarked
package org.spackmon.server.pages.compare;

import org.jspecify.annotations.NullMarked;
