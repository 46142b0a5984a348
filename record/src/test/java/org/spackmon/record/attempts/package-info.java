@NullMarked
package org.spackmon.record.attempts;

import org.jspecify.annotations.NullMarked;
