@NullMarked
package org.spackmon.server.findings;

import org.jspecify.annotations.NullMarked;
