/** Tests of what is known of failures. */
@NullMarked
package org.spackmon.storage.views.failures;

import org.jspecify.annotations.NullMarked;
