/**
 * Answers how folders are uploaded that Spack's own old client wrote with {@code
 * --monitor-save-local}.
 */
@NullMarked
package org.spackmon.client.saved;

import org.jspecify.annotations.NullMarked;
