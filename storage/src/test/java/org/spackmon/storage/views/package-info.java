@NullMarked
package org.spackmon.storage.views;

import org.jspecify.annotations.NullMarked;
