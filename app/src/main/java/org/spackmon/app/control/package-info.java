/** How does a command reach the database that a running server holds? Through its socket. */
@NullMarked
package org.spackmon.app.control;

import org.jspecify.annotations.NullMarked;
