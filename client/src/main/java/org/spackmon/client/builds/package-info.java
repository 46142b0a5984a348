/** Answers how a run's builds are doing: from their events, and where their logs are. */
@NullMarked
package org.spackmon.client.builds;

import org.jspecify.annotations.NullMarked;
