/** Answers who may tell and who may see: the doors and windows over HTTP. */
@NullMarked
package org.spackmon.server;

import org.jspecify.annotations.NullMarked;
