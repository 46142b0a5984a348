/** Answers how a server is reached: where it is, who asks, by which proxy, and whom to trust. */
@NullMarked
package org.spackmon.client.door;

import org.jspecify.annotations.NullMarked;
