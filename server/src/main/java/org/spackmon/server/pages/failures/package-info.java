/** What fails, since when, where else, and who looks after it? */
@NullMarked
package org.spackmon.server.pages.failures;

import org.jspecify.annotations.NullMarked;
