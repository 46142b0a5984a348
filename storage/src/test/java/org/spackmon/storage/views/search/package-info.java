@NullMarked
package org.spackmon.storage.views.search;

import org.jspecify.annotations.NullMarked;
