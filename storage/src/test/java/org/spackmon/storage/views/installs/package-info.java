@NullMarked
package org.spackmon.storage.views.installs;

import org.jspecify.annotations.NullMarked;
