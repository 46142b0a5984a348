@NullMarked
package org.spackmon.server.journal;

import org.jspecify.annotations.NullMarked;
