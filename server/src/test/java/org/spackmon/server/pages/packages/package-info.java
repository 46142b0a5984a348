@NullMarked
package org.spackmon.server.pages.packages;

import org.jspecify.annotations.NullMarked;
