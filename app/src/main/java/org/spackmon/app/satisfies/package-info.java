/** Answers which spec files on this machine satisfy a query, without a server. */
@NullMarked
package org.spackmon.app.satisfies;

import org.jspecify.annotations.NullMarked;
