/** What may somebody mean who types a few letters: a package, a hash, or both? */
@NullMarked
package org.spackmon.storage.views.search;

import org.jspecify.annotations.NullMarked;
