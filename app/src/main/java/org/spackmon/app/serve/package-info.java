/** Starts a server, and says what its first user needs. */
@NullMarked
package org.spackmon.app.serve;

import org.jspecify.annotations.NullMarked;
