@NullMarked
package org.spackmon.storage.views.packages;

import org.jspecify.annotations.NullMarked;
