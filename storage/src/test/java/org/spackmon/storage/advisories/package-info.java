@NullMarked
package org.spackmon.storage.advisories;

import org.jspecify.annotations.NullMarked;
