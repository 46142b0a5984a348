/** Answers how a run gets to the server: in which batches, and what is done in trouble. */
@NullMarked
package org.spackmon.client.sending;

import org.jspecify.annotations.NullMarked;
