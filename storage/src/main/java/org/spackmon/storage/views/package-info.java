/** Answers what pages and the API show. Nothing here writes. */
@NullMarked
package org.spackmon.storage.views;

import org.jspecify.annotations.NullMarked;
