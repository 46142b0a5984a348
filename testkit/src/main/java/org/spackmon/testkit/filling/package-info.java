/** What does a store look like that has seen years of builds? Made up, the same every time. */
@NullMarked
package org.spackmon.testkit.filling;

import org.jspecify.annotations.NullMarked;
