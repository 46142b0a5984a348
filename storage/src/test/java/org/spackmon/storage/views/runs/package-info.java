@NullMarked
package org.spackmon.storage.views.runs;

import org.jspecify.annotations.NullMarked;
