@NullMarked
package org.spackmon.storage.views.names;

import org.jspecify.annotations.NullMarked;
