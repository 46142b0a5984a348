/** Which builds were there, and what became of each of them? */
@NullMarked
package org.spackmon.server.pages.builds;

import org.jspecify.annotations.NullMarked;
