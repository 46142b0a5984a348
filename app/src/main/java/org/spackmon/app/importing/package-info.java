/** What do install trees of Spack tell, and how does it get into a store? */
@NullMarked
package org.spackmon.app.importing;

import org.jspecify.annotations.NullMarked;
