/** Answers what a run is: its name, its folder, and what is known of it before Spack starts. */
@NullMarked
package org.spackmon.client.run;

import org.jspecify.annotations.NullMarked;
