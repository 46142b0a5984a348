/** What did one command do? Runs that have a journal, with their plans. */
@NullMarked
package org.spackmon.storage.views.runs;

import org.jspecify.annotations.NullMarked;
