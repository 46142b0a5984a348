@NullMarked
package org.spackmon.server.ms1;

import org.jspecify.annotations.NullMarked;
