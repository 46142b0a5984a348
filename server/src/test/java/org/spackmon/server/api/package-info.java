@NullMarked
package org.spackmon.server.api;

import org.jspecify.annotations.NullMarked;
