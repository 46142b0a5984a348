/** What is in it, in a form that other programs know: bills of materials in CycloneDX. */
@NullMarked
package org.spackmon.sbom;

import org.jspecify.annotations.NullMarked;
