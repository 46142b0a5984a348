/**
 * Answers what our client writes and sends: events, a run's file of them, and lines on the wire.
 */
@NullMarked
package org.spackmon.journal;

import org.jspecify.annotations.NullMarked;
