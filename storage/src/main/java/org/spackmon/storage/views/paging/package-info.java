/** How is a long list walked, page by page, and how does a URL say where one stands? */
@NullMarked
package org.spackmon.storage.views.paging;

import org.jspecify.annotations.NullMarked;
