@NullMarked
package org.spackmon.server.pages.runs;

import org.jspecify.annotations.NullMarked;
