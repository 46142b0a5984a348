@NullMarked
package org.spackmon.storage.views.paging;

import org.jspecify.annotations.NullMarked;
