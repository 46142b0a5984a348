/** Answers what the person who runs a server types: the command line of spackmon. */
@NullMarked
package org.spackmon.app;

import org.jspecify.annotations.NullMarked;
