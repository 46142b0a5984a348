/** How does one SQL text reach two databases? Connections, statements, bulk inserts, migrations. */
@NullMarked
package org.spackmon.storage.sql;

import org.jspecify.annotations.NullMarked;
