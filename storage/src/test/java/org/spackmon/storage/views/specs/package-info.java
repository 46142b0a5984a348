@NullMarked
package org.spackmon.storage.views.specs;

import org.jspecify.annotations.NullMarked;
