/** Answers how the record is kept: tables in SQLite or PostgreSQL, log chunks, jobs, migrations. */
@NullMarked
package org.spackmon.storage;

import org.jspecify.annotations.NullMarked;
