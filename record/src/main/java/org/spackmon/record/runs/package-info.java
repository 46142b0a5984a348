/** What does our own client tell of a run, and what becomes of it? */
@NullMarked
package org.spackmon.record.runs;

import org.jspecify.annotations.NullMarked;
