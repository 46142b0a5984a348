@NullMarked
package org.spackmon.storage.sql;

import org.jspecify.annotations.NullMarked;
