/** Which try at a build does a report belong to, and how did that try end? */
@NullMarked
package org.spackmon.record.attempts;

import org.jspecify.annotations.NullMarked;
