/** What is a spec made of, what needs it, and what came of it? */
@NullMarked
package org.spackmon.server.pages.specs;

import org.jspecify.annotations.NullMarked;
