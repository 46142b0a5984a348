@NullMarked
package org.spackmon.storage.views.builds;

import org.jspecify.annotations.NullMarked;
