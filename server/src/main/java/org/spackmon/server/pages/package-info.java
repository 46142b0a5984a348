/** Answers a person's question with a page: HTML rendered here, whole without JavaScript. */
@NullMarked
package org.spackmon.server.pages;

import org.jspecify.annotations.NullMarked;
