/** Which packages, compilers, tags, owners and systems are there, and how do their builds end? */
@NullMarked
package org.spackmon.server.pages.names;

import org.jspecify.annotations.NullMarked;
