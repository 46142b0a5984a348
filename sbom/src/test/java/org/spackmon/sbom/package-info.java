@NullMarked
package org.spackmon.sbom;

import org.jspecify.annotations.NullMarked;
