@NullMarked
package org.spackmon.app.importing;

import org.jspecify.annotations.NullMarked;
