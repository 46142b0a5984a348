/** Answers what a log on this machine says, without a server. */
@NullMarked
package org.spackmon.app.log;

import org.jspecify.annotations.NullMarked;
