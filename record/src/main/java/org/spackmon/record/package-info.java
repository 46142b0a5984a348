/** What happened? Reports of builds, the attempts they tell of, and what a store must keep. */
@NullMarked
package org.spackmon.record;

import org.jspecify.annotations.NullMarked;
