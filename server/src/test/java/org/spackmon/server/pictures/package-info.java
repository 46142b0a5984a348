@NullMarked
package org.spackmon.server.pictures;

import org.jspecify.annotations.NullMarked;
