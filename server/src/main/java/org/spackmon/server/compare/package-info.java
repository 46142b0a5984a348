/** In what do two builds, specs or runs differ? Told to pages and programs alike. */
@NullMarked
package org.spackmon.server.compare;

import org.jspecify.annotations.NullMarked;
