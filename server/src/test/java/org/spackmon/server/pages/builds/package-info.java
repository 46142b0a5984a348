@NullMarked
package org.spackmon.server.pages.builds;

import org.jspecify.annotations.NullMarked;
