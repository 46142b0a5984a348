@NullMarked
package org.spackmon.server.cdash;

import org.jspecify.annotations.NullMarked;
