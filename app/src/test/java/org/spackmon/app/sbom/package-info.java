@NullMarked
package org.spackmon.app.sbom;

import org.jspecify.annotations.NullMarked;
