/** What does a server do with what nobody in their right mind would send? */
@NullMarked
package org.spackmon.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
