/** The door for our own client: docs/journal.md. */
@NullMarked
package org.spackmon.server.journal;

import org.jspecify.annotations.NullMarked;
