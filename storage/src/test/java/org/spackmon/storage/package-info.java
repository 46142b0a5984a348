@NullMarked
package org.spackmon.storage;

import org.jspecify.annotations.NullMarked;
