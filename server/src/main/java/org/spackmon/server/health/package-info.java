/** Answers how the server is, to those who watch over it. */
@NullMarked
package org.spackmon.server.health;

import org.jspecify.annotations.NullMarked;
