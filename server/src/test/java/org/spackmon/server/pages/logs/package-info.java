@NullMarked
package org.spackmon.server.pages.logs;

import org.jspecify.annotations.NullMarked;
