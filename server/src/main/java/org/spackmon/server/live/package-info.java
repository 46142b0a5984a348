/** Tells open pages that something they show is not as it was. */
@NullMarked
package org.spackmon.server.live;

import org.jspecify.annotations.NullMarked;
